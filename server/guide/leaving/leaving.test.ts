import { expect, test } from 'vitest';
import { appForFile, signedIn, testApp } from '../../testing/test-app.ts';

let toldCount = 0;
const app = appForFile({ leaveDemo: () => (toldCount += 1) });

test('the owner is told what leaving the demo means, and the launcher hears of it after the journal', async () => {
  const owner = await app().as('laoban');
  expect((await owner.get('/api/demo')).body).toEqual({ state: 'here', facts: { orders: 0, shops: 0, people: 9 }, keptUntil: null });
  const key = { 'idempotency-key': 'leave-once' };
  for (const times of [1, 2])
    expect([times, (await owner.post('/api/demo/leave', {}, key)).status, toldCount]).toEqual([times, 200, times]);
  const journal = await owner.get('/api/journal?event=demo.left&limit=10');
  expect(journal.body['items']).toHaveLength(1);
});

test('who may not manage settings cannot leave the demo', async () => {
  const service = await app().as('kefu');
  expect((await service.post('/api/demo/leave')).status).toBe(403);
});

test.each([
  { where: 'without a launcher', ask: { leaveDemo: undefined }, state: 'at_terminal', code: 'demo.at_terminal' },
  { where: 'in shops of one’s own', ask: { isDemo: false, leaveDemo: () => (toldCount += 100) }, state: 'left', code: 'demo.left_already' },
])('$where it is refused with what to do instead', async ({ ask, state, code }) => {
  const other = await testApp(app().merchant, ask);
  const owner = await signedIn(other, 'laoban');
  expect((await owner.get('/api/demo')).body).toMatchObject({ state });
  const answer = await owner.post('/api/demo/leave');
  expect([answer.status, answer.body.code, toldCount < 100]).toEqual([409, code, true]);
  await other.close();
});
