import { expect, test } from 'vitest';
import { actionsFrom, unreachableStates } from '../kernel/life-cycle.ts';
import { languages, say } from '../kernel/words.ts';
import { fulfillmentRefusals } from './claim-refusal.ts';
import * as claim from './claim.ts';
import type { ClaimFacts, ClaimOrder } from './claim.ts';
import { fulfillmentLife, fulfillmentStages } from './fulfillment-life.ts';
import { parcelLife } from './parcel-life.ts';

const order: ClaimOrder = { orderId: 'o', orderNo: '46', status: 'received', closing: 'open', refund: 'none', mayShip: true, blockers: [] };
const facts: ClaimFacts = {
  id: 'f',
  no: 42,
  shopId: 's',
  stage: 'pending',
  stock: 'reserved',
  warehouseId: 'w',
  carrier: 'SF',
  service: '',
  pieceCount: 2,
  orders: [order],
  parcels: [],
};

test.each<[string, Partial<ClaimOrder>, string | null]>([
  ['is sound', {}, null],
  ['is closed on its platform', { closing: 'canceled', mayShip: false }, 'fulfillment.order_closed'],
  ['is not paid', { status: 'unpaid', mayShip: false }, 'fulfillment.order_unpaid'],
  ['is held up', { blockers: ['refund_open', 'hold:hand'], mayShip: false }, 'fulfillment.order_blocked'],
  ['was shipped by somebody else', { status: 'shipped', mayShip: false }, 'fulfillment.order_shipped_there'],
  ['has a part here and was refunded since', { status: 'shipped', refund: 'refunded' }, 'fulfillment.order_refunded'],
])('an order that %s', (_what, change, code) => {
  const refusals = claim.orderRefusals({ ...facts, orders: [{ ...order, ...change }] }, 'zh-CN');
  expect(refusals.map((refusal) => refusal.code)).toEqual(code === null ? [] : [code]);
  for (const { code: known, values } of refusals)
    for (const language of languages) expect(say(fulfillmentRefusals[known], language, values)).not.toMatch(/\{\w+\}/u);
});

test('all that a release needs is told at once, each with its number', () => {
  const bare: ClaimFacts = { ...facts, stock: 'short', warehouseId: null, carrier: null, pieceCount: 0 };
  expect(claim.releaseRefusals(bare).map(({ code }) => code)).toEqual([
    'fulfillment.nothing_to_ship',
    'fulfillment.warehouse_missing',
    'fulfillment.carrier_missing',
    'fulfillment.stock_missing',
  ]);
  expect(claim.releaseRefusals(facts)).toEqual([]);
});

test('a label needs a number for each parcel that is to leave; void ones do not count', () => {
  const parcel = { parcelId: 'p', ordinal: 1, state: 'numbered', carrier: 'SF', source: 'test', waybillNo: 'SF1' } as const;
  const isMissing = (...parcels: ClaimFacts['parcels']): boolean => claim.labelRefusals({ ...facts, parcels }).length > 0;
  expect([isMissing(), isMissing(parcel), isMissing(parcel, { ...parcel, state: 'wanted', waybillNo: null })]).toEqual([true, false, true]);
  expect(isMissing(parcel, { ...parcel, state: 'voided' })).toBe(false);
});

test('every stage and every state of a parcel can be reached, and every action has a word', () => {
  expect([...unreachableStates(fulfillmentLife, 'pending'), ...unreachableStates(parcelLife, 'wanted')]).toEqual([]);
  const actions = new Set(fulfillmentStages.flatMap((stage) => actionsFrom(fulfillmentLife, stage)));
  expect([...actions].filter((action) => !(action in claim.fulfillmentActionWords))).toEqual([]);
});
