import type { Deadlines, SlaPolicyRow } from '@zhidan/core/fulfillment/deadlines/deadline-api.ts';
import { msBetween, plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { lateChance } from '@zhidan/core/fulfillment/deadlines/late-risk.ts';
import { penaltyOf } from '@zhidan/core/fulfillment/deadlines/sla-policy.ts';
import { beforeAll, expect, test } from 'vitest';
import { aFulfillmentHouse, type FulfillmentHouse } from '../../testing/test-fulfillment-house.ts';
import { aChannelOrder } from '../../testing/test-channel-order.ts';
import { appForFile, type TestVisitor } from '../../testing/test-app.ts';
import { warnOfDeadlines } from './warn-of-deadlines.ts';

const app = appForFile();
const hourMs = 3_600_000;
let house: FulfillmentHouse;

let paidAt: Instant;
const due = (hours: number) => plusMs(paidAt, hours * hourMs);
const hoursLater = (hours: number) => app().merchant.clock.advance(msBetween(app().merchant.clock(), due(hours)));
const warn = () => house.within((tx) => warnOfDeadlines(tx, house.ask()));
const board = async (visitor: TestVisitor, band = ''): Promise<Deadlines> =>
  (await visitor.get(`/api/deadlines${band && `?band=${band}`}`)).body as unknown as Deadlines;
const rowOf = async (no: string) => (await board(await app().as('zhuguan'))).items.find(({ channelOrderNo }) => channelOrderNo === no);

beforeAll(async () => {
  paidAt = app().merchant.clock();
  house = await aFulfillmentHouse(app().merchant);
  await house.receive(
    house.order('promised', { shipBy: due(30), paidAt }),
    house.order('by-rule', { shipBy: null, paidAt }),
    house.order('soon', { shipBy: due(10), paidAt }),
  );
  await house.settle();
});

test('what the platform promised comes first, else the rule of its channel counts from payment; the penalty stands beside it', async () => {
  expect(await rowOf('promised')).toMatchObject({ shipBy: due(30), shipBySource: 'platform', penaltyFen: 529 });
  expect(await rowOf('by-rule')).toMatchObject({ shipBy: due(48), shipBySource: 'policy' });
  const { bands, items } = await board(await app().as('zhuguan'));
  expect(bands.map(({ band, count }) => `${band} ${count}`)).toEqual(['late 0', 'two 0', 'six 0', 'twelve 1', 'day 0', 'later 2']);
  expect(items[0]).toMatchObject({ channelOrderNo: 'soon', riskFen: 105 });
  expect((await board(await app().as('zhuguan'), 'twelve')).items).toHaveLength(1);
});

test('penalty and money at risk are worked out in the database as core says', async () => {
  const { items, asOf } = await board(await app().as('zhuguan'));
  const { channel } = await app().merchant.db.selectFrom('shops').select('channel').executeTakeFirstOrThrow();
  const rules = (await (await app().as('zhuguan')).get('/api/sla-policies')).body['items'] as unknown as readonly SlaPolicyRow[];
  const penalty = rules.find((rule) => rule.channel === channel)?.penalty;
  const { paid_fen: paidFen } = await app().merchant.db.selectFrom('orders').select('paid_fen').executeTakeFirstOrThrow();
  expect(items).toHaveLength(3);
  for (const { penaltyFen, riskFen, shipBy } of items) {
    expect(penaltyFen).toBe(penalty && penaltyOf(penalty, paidFen));
    expect(riskFen).toBe(Math.trunc((penaltyFen * lateChance(shipBy, asOf)) / 100));
  }
});

test('each warning is told once, a held order as well; more time from the platform takes it back', async () => {
  expect((await warn()).count).toBe(1);
  expect((await warn()).count).toBe(0);
  expect(await house.exceptions('soon')).toEqual(['ship_due']);
  hoursLater(9);
  expect((await warn()).count).toBe(1);
  hoursLater(11);
  expect([(await warn()).count, (await warn()).count]).toEqual([1, 0]);
  expect(await house.exceptions('soon')).toEqual(['ship_late']);
  expect(await house.told('fulfillment.deadline_near')).toHaveLength(3);
  const later = { ...house.order('soon', { shipBy: due(60), paidAt }), modifiedAt: plusMs(aChannelOrder().modifiedAt, 1_000) };
  await house.receive(later);
  await house.settle();
  expect(await house.exceptions('soon')).toEqual([]);
  expect(await rowOf('soon')).toMatchObject({ shipBy: due(60) });
});

test('a merchant writes the rule of a platform anew, and what waits follows it at once', async () => {
  const zhuguan = await app().as('zhuguan');
  const rules = (await zhuguan.get('/api/sla-policies')).body['items'] as unknown as readonly SlaPolicyRow[];
  const shop = await app().merchant.db.selectFrom('shops').select('channel').executeTakeFirstOrThrow();
  const { id, changedAt: _changedAt, ...rule } = rules.find(({ channel }) => channel === shop.channel) ?? (rules[0] as SlaPolicyRow);
  expect(rules.every(({ isVerified }) => !isVerified)).toBe(true);
  const change = (content: object) => zhuguan.post(`/api/sla-policies/${id}/change`, { ...rule, ...content });
  const fixed = { kind: 'fixed', shareBp: 0, fixedFen: 777, minFen: 0, maxFen: null };
  expect((await change({ shipHours: 24, penalty: fixed, isVerified: true })).status).toBe(200);
  expect(await rowOf('by-rule')).toMatchObject({ shipBy: due(24), penaltyFen: 777 });
  expect(await rowOf('promised')).toMatchObject({ shipBy: due(30), penaltyFen: 777 });
  const crossed = await change({ penalty: { ...fixed, kind: 'share', minFen: 500, maxFen: 100 } });
  expect([crossed.status, crossed.body.code]).toEqual([422, 'sla_policy.bounds_crossed']);
  const overlap = await zhuguan.post('/api/sla-policies', { ...rule, effectiveFrom: '2026-01-01' });
  expect([overlap.status, overlap.body.code]).toEqual([409, 'sla_policy.overlaps']);
  const backwards = await change({ effectiveTo: '2019-01-01' });
  expect([backwards.status, backwards.body.code]).toEqual([422, 'sla_policy.ends_before_it_begins']);
  const stranger = await (await app().as('cangku')).post(`/api/sla-policies/${id}/change`, rule);
  expect(stranger.status).toBe(403);
});
