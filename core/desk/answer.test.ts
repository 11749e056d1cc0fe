import { expect, test } from 'vitest';
import { instant } from '../kernel/instant.ts';
import { orderExceptionKinds } from '../orders/order-exception.ts';
import { traceStates, traceSubs, type TraceState, type TraceSub } from '../waybills/trace-state.ts';
import { answersOf, type AnswerFacts, type ParcelFacts } from './answer.ts';
import { waitReasonOf } from './wait-reason.ts';

const now = instant('2026-11-23T02:00:00.000Z');
const facts: AnswerFacts = {
  status: 'received',
  states: { payment: 'paid', shipping: 'unshipped', refund: 'none', closing: 'open' },
  shipBy: instant('2026-11-24T10:00:00.000Z'),
  stage: 'to_pick',
  holdups: { exceptions: [], platformHolds: [], ownHolds: [] },
  openRequests: [],
  parcels: [],
};
const parcel: ParcelFacts = {
  carrier: 'ZTO',
  waybillNo: '7312345',
  state: 'PICKED_UP',
  sub: null,
  place: '',
  expectedAt: instant('2026-11-24T01:00:00.000Z'),
  deliveredAt: null,
};
const said = (change: Partial<AnswerFacts>) => answersOf({ ...facts, ...change }, now).map(({ words }) => words['zh-CN']);
const first = (change: Partial<AnswerFacts>, language: 'zh-CN' | 'en' = 'zh-CN') =>
  answersOf({ ...facts, ...change }, now)[0]?.words[language];

test('a parcel that was picked up is told with its carrier and the day it comes', () => {
  expect(first({ parcels: [parcel] })).toBe('您的包裹已由中通快递揽收（7312345），预计明天到。');
  expect(first({ parcels: [parcel] }, 'en')).toBe('Your parcel was picked up by ZTO (7312345), expected tomorrow.');
});

test('a day that has passed is promised no more, and a place is told when it is known', () => {
  const late = { ...parcel, state: 'IN_TRANSIT' as const, place: '杭州', expectedAt: instant('2026-11-22T01:00:00.000Z') };
  expect(first({ parcels: [late] })).toBe('您的包裹正在路上（中通快递 7312345），已到杭州。');
});

test('each parcel of an order has its own sentence', () => {
  const delivered = { ...parcel, waybillNo: '99', state: 'DELIVERED' as const, deliveredAt: instant('2026-11-22T03:00:00.000Z') };
  expect(said({ parcels: [parcel, delivered] })).toEqual([
    '您的包裹已由中通快递揽收（7312345），预计明天到。',
    '您的包裹（中通快递 99）已于昨天签收。',
  ]);
});

test('what waits in the house is told by its stage and the promise', () => {
  expect(said({})).toEqual(['商品正在仓库配货打包，最晚11月24日 18:00前发出。', '您的订单最晚11月24日 18:00前发出，我们会尽量提前。']);
  expect(said({ shipBy: instant('2026-11-22T10:00:00.000Z') })).toEqual([
    '商品正在仓库配货打包。',
    '您的订单比承诺的时间晚了，非常抱歉，我们正在优先处理，发出后马上告诉您。',
  ]);
});

test('of several reasons the weightiest is told, in a buyer’s words', () => {
  const holdups = { exceptions: ['audit_blocked', 'out_of_stock'] as const, platformHolds: [], ownHolds: [] };
  expect(first({ holdups })).toContain('商品正在补货');
  expect(first({ holdups: { ...holdups, exceptions: ['out_of_stock', 'refund_open'] } })).toContain('退款申请正在处理');
});

test('a request that is open and a refund have answers of their own', () => {
  expect(said({ openRequests: ['change_address'], states: { ...facts.states, refund: 'requested' } })).toEqual(
    expect.arrayContaining([expect.stringContaining('「改地址」'), '您的退款申请已收到，正在处理。']),
  );
});

test('every state of a parcel and every reason gives whole sentences in both languages', () => {
  const parcels = (Object.keys(traceStates) as TraceState[]).flatMap((state) =>
    ([null, ...Object.keys(traceSubs)] as (TraceSub | null)[]).map((sub) => ({ ...parcel, state, sub, deliveredAt: now })),
  );
  const all = [
    ...parcels.flatMap((one) => answersOf({ ...facts, parcels: [one] }, now)),
    ...orderExceptionKinds.flatMap((kind) =>
      answersOf({ ...facts, holdups: { exceptions: [kind], platformHolds: [], ownHolds: [] } }, now),
    ),
    ...(['unpaid', 'received', 'shipped', 'completed', 'canceled'] as const).flatMap((status) =>
      answersOf({ ...facts, status, stage: null, shipBy: null }, now),
    ),
  ];
  for (const { code, words } of all) {
    expect(`${code} ${words['zh-CN']} ${words.en}`).not.toMatch(/[{}]/);
    expect(words.en).not.toMatch(/\p{Script=Han}/u);
  }
});

test('what keeps nothing from leaving is no reason', () => {
  expect(waitReasonOf({ exceptions: ['ship_late', 'notice_failed'], platformHolds: [], ownHolds: [] })).toBeNull();
});
