import type { Onboarding } from '@zhidan/core/guide/onboarding/onboarding-api.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { appForFile, type TestVisitor } from '../../testing/test-app.ts';
import { aFulfillmentHouse } from '../../testing/test-fulfillment-house.ts';

const app = appForFile();

const look = async (visitor: TestVisitor): Promise<Onboarding> => (await visitor.get('/api/onboarding')).body as unknown as Onboarding;
const inState = ({ steps }: Onboarding, wanted: string) => steps.flatMap(({ step, state }) => (state === wanted ? [step] : []));
const mark = (visitor: TestVisitor, step: string, said: string | null) => visitor.post(`/api/onboarding/${step}`, { mark: said });

test('a merchant with people and nothing else has everything else before it', async () => {
  const owner = await app().as('laoban');
  const answer = await look(owner);
  expect(inState(answer, 'done')).toEqual(['people']);
  expect(answer.facts).toMatchObject({ shops: 0, orders: 0, lines: 0, people: 9, shipped: 0 });
});

test('steps are ticked by what is there: orders, their goods, stock, a parcel that left', async () => {
  const owner = await app().as('laoban');
  const house = await aFulfillmentHouse(app().merchant, 100);
  await house.receive(house.order('first'), house.order('second'));
  await house.settle();
  await house.bring([(await house.ofOrder('first')).id], 'shipped');
  const answer = await look(owner);
  expect(inState(answer, 'open')).toEqual(['trade', 'label', 'rules', 'road']);
  expect(answer.facts).toMatchObject({ orders: 2, matchedLines: answer.facts.lines });
  await sql`delete from order_components where order_id = ${await house.orderId('second')}`.execute(app().merchant.db);
  expect(inState(await look(owner), 'open')).toEqual(['trade', 'matching', 'label', 'rules', 'road']);
});

test('a step is skipped and taken up again; rules are confirmed by a person, and nothing else is', async () => {
  const owner = await app().as('laoban');
  for (const times of [1, 2]) expect([times, (await mark(owner, 'road', 'skipped')).status]).toEqual([times, 200]);
  expect(inState(await look(owner), 'skipped')).toEqual(['road']);
  await mark(owner, 'road', null);
  expect(inState(await look(owner), 'skipped')).toEqual([]);
  await mark(owner, 'rules', 'confirmed');
  expect(inState(await look(owner), 'done')).toContain('rules');
  const refused = await mark(owner, 'label', 'confirmed');
  expect([refused.status, refused.body.code]).toEqual([409, 'onboarding.not_to_confirm']);
  const journal = await owner.get('/api/journal?event=onboarding.marked&limit=100');
  const said = (journal.body['items'] as { after: { mark: string | null } }[]).map(({ after }) => String(after.mark));
  expect(said.toSorted()).toEqual(['confirmed', 'null', 'skipped']); // all of one millisecond
});
