import { expect, test } from 'vitest';
import { appForFile, type TestVisitor } from '../testing/test-app.ts';

const house = appForFile();

const place = async (visitor: TestVisitor): Promise<object> => (await visitor.get('/api/tour')).body;
const move = (visitor: TestVisitor, tour: string, step: number, state: string) => visitor.post('/api/tour', { tour, step, state });

test('whoever is new is offered the tour of their role', async () => {
  expect(await place(await house().as('cangku'))).toEqual({ tour: 'warehouse', step: 0, state: 'new' });
  expect(await place(await house().as('laoban'))).toEqual({ tour: 'owner', step: 0, state: 'new' });
});

test('a tour laid aside is taken up at its step, by this person alone, and can begin anew after its end', async () => {
  const [kefu, kefu2] = [await house().as('kefu'), await house().as('kefu2')];
  await move(kefu, 'service', 0, 'running');
  await move(kefu, 'service', 3, 'running');
  await move(kefu, 'service', 3, 'skipped');
  expect(await place(kefu)).toEqual({ tour: 'service', step: 3, state: 'skipped' });
  expect(await place(kefu2)).toEqual({ tour: 'service', step: 0, state: 'new' });
  await move(kefu, 'service', 4, 'done');
  expect(await place(kefu)).toEqual({ tour: 'service', step: 4, state: 'done' });
  await move(kefu, 'service', 0, 'running');
  expect(await place(kefu)).toEqual({ tour: 'service', step: 0, state: 'running' });
});

test('beginning and ending stand in the journal, single steps do not', async () => {
  const caiwu = await house().as('caiwu');
  for (const [step, state] of [
    [0, 'running'],
    [1, 'running'],
    [2, 'running'],
    [4, 'done'],
    [4, 'done'],
  ] as const)
    // prettier-ignore
    await move(caiwu, 'finance', step, state);
  const journal = await (await house().as('laoban')).get('/api/journal?event=tour.changed&limit=100');
  const own = (journal.body['items'] as { actorName: string; payload: { state: string } }[]).filter(
    ({ actorName }) => actorName === '徐慧敏',
  );
  expect(own.map(({ payload }) => payload.state).toSorted()).toEqual(['done', 'running']); // both of one millisecond
});

test('the tour of another role is refused, and so is a step that there is not', async () => {
  const cangku = await house().as('cangku');
  const foreign = await move(cangku, 'finance', 1, 'running');
  expect([foreign.status, foreign.body.code]).toEqual([409, 'tour.not_yours']);
  expect(foreign.body.detail).toContain('财务');
  expect((await move(cangku, 'warehouse', 5, 'running')).status).toBe(400);
  expect(await place(cangku)).toEqual({ tour: 'warehouse', step: 0, state: 'new' });
});
