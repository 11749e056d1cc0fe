import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant, plusMs } from '../../kernel/instant.ts';
import { joinBarOf, mergeBarOf, type MergeCandidate } from './merge-candidate.ts';
import { formMergeGroups } from './merge-groups.ts';
import type { MergeTerms } from './merge-terms.ts';

const start = instant('2026-11-23T00:00:00.000Z');
const terms: MergeTerms = {
  isBySelf: true,
  crossesShops: false,
  needsSameCarrier: false,
  windowMinutes: 48 * 60,
  mostOrders: 5,
  mostKilograms: 20,
};
const waits: MergeCandidate = {
  id: 'a',
  shopId: 's',
  receiverKey: 'r',
  stage: 'pending',
  orderCount: 1,
  isPaid: true,
  hasRefund: false,
  isBlocked: false,
  flags: [],
  isSealed: false,
  isRestored: false,
  warehouseId: null,
  carrier: null,
  weightGram: 1_000,
  shipBy: start,
  firstOrderedAt: start,
  lastOrderedAt: start,
};

test.each([
  ['printed or released', { stage: 'to_print' }, 'merge.not_waiting'],
  ['unpaid', { isPaid: false }, 'merge.unpaid'],
  ['refunding', { hasRefund: true }, 'merge.refund_open'],
  ['held', { isBlocked: true }, 'merge.blocked'],
  ['paid on delivery', { flags: ['cash_on_delivery'] }, 'merge.pays_on_delivery'],
  ['paid later', { flags: ['pay_later'] }, 'merge.pays_on_delivery'],
  ['picked up by the buyer', { flags: ['self_pickup'] }, 'merge.own_road'],
] as const)('what is %s goes with nothing, not even by hand', (_, change, bar) => {
  expect(mergeBarOf({ ...waits, ...change }, { isByHand: true })).toBe(bar);
  expect(mergeBarOf({ ...waits, ...change }, { isByHand: false })).toBe(bar);
});

test.each([
  ['presold', { flags: ['presale'] }, 'merge.presale'],
  ['sealed by a rule', { isSealed: true }, 'merge.sealed'],
  ['taken apart by hand', { isRestored: true }, 'merge.restored'],
  ['of an unknown receiver', { receiverKey: null }, 'merge.receiver_unknown'],
] as const)('what is %s is left to people', (_, change, bar) => {
  expect(mergeBarOf({ ...waits, ...change }, { isByHand: false })).toBe(bar);
  expect(mergeBarOf({ ...waits, ...change }, { isByHand: true })).toBeNull();
});

test.each([
  ['another receiver', { receiverKey: 'x' }, 'merge.receiver_differs'],
  ['another shop', { shopId: 't' }, 'merge.shop_differs'],
  ['another warehouse', { warehouseId: 'w2' }, 'merge.warehouse_differs'],
  ['days later', { lastOrderedAt: plusMs(start, 49 * 3_600_000) }, 'merge.too_far_apart'],
  ['too heavy', { weightGram: 19_001 }, 'merge.too_heavy'],
  ['too many', { orderCount: 5 }, 'merge.too_many'],
] as const)('%s is another parcel', (_, change, bar) => {
  const lead = { ...waits, warehouseId: 'w1' };
  expect(joinBarOf([lead], { ...waits, id: 'b', ...change }, terms, { isByHand: false })).toBe(bar);
});

test('the same carrier is asked for only where the merchant wants it', () => {
  const [one, other] = [
    { ...waits, carrier: 'YTO' },
    { ...waits, id: 'b', carrier: 'ZTO' },
  ];
  expect(joinBarOf([one], other, terms, { isByHand: false })).toBeNull();
  expect(joinBarOf([one], other, { ...terms, needsSameCarrier: true }, { isByHand: false })).toBe('merge.carrier_differs');
});

test('a person who has compared the receivers may merge what the platform does not tell to be one', () => {
  const other = { ...waits, id: 'b', receiverKey: 'x' };
  expect(joinBarOf([waits], other, terms, { isByHand: true })).toBe('merge.receiver_differs');
  expect(joinBarOf([waits], other, terms, { isByHand: true, isReceiverConfirmed: true })).toBeNull();
});

test('the earliest deadline leads', () => {
  const late = { ...waits, id: 'a', shipBy: plusMs(start, 3_600_000) };
  const never = { ...waits, id: '0', shipBy: null };
  const groups = formMergeGroups([late, never, { ...waits, id: 'b' }], terms);
  expect(groups.map((group) => group.map(({ id }) => id))).toEqual([['b', 'a', '0']]);
});

const aCandidate = fc.record({
  id: fc.uuid(),
  shopId: fc.constantFrom('s', 't'),
  receiverKey: fc.constantFrom('r', 'q', null),
  stage: fc.constantFrom('pending', 'audit', 'finance', 'to_print', 'merged'),
  orderCount: fc.integer({ min: 1, max: 3 }),
  isPaid: fc.constantFrom(true, true, true, false),
  hasRefund: fc.constantFrom(false, false, false, true),
  isBlocked: fc.constantFrom(false, false, false, true),
  flags: fc.subarray(['presale', 'cash_on_delivery'], { maxLength: 1 }),
  isSealed: fc.constantFrom(false, false, false, true),
  isRestored: fc.constantFrom(false, false, false, true),
  warehouseId: fc.constantFrom(null, null, 'w1', 'w2'),
  carrier: fc.constantFrom(null, 'YTO', 'ZTO'),
  weightGram: fc.option(fc.integer({ min: 1, max: 15_000 })),
  shipBy: fc.option(fc.integer({ min: 0, max: 200 }).map((hours) => plusMs(start, hours * 3_600_000))),
  firstOrderedAt: fc.integer({ min: 0, max: 80 }).map((hours) => plusMs(start, hours * 3_600_000)),
});
const candidates = fc
  .array(aCandidate, { maxLength: 14 })
  .map((some) => some.map((one, index) => ({ ...one, id: `${index}`, lastOrderedAt: one.firstOrderedAt }) as MergeCandidate));
const someTerms = fc.record({
  isBySelf: fc.constant(true),
  crossesShops: fc.boolean(),
  needsSameCarrier: fc.boolean(),
  windowMinutes: fc.integer({ min: 60, max: 72 * 60 }),
  mostOrders: fc.integer({ min: 2, max: 6 }),
  mostKilograms: fc.integer({ min: 1, max: 30 }),
});
const shuffled = candidates.chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })));

test('who goes with whom does not depend on the order in which they are looked at', () => {
  fc.assert(
    fc.property(shuffled, someTerms, ([some, others], how) => {
      expect(formMergeGroups(others, how)).toEqual(formMergeGroups(some, how));
    }),
  );
});

test('no parcel is over a limit, crosses what must not be crossed, or has a member that may not be merged; nobody is in two', () => {
  fc.assert(
    fc.property(candidates, someTerms, (some, how) => {
      const groups = formMergeGroups(some, how);
      const ids = groups.flat().map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const group of groups) {
        const distinct = (of: (one: MergeCandidate) => string | null): number => new Set(group.map(of).filter(Boolean)).size;
        const times = group.map(({ firstOrderedAt }) => Date.parse(firstOrderedAt));
        expect(group.length).toBeGreaterThan(1);
        expect(group.reduce((sum, { orderCount }) => sum + orderCount, 0)).toBeLessThanOrEqual(how.mostOrders);
        expect(group.reduce((sum, { weightGram }) => sum + (weightGram ?? 0), 0)).toBeLessThanOrEqual(how.mostKilograms * 1_000);
        expect(Math.max(...times) - Math.min(...times)).toBeLessThanOrEqual(how.windowMinutes * 60_000);
        expect(distinct(({ receiverKey }) => receiverKey)).toBe(1);
        expect(distinct(({ warehouseId }) => warehouseId)).toBeLessThanOrEqual(1);
        if (!how.crossesShops) expect(distinct(({ shopId }) => shopId)).toBe(1);
        if (how.needsSameCarrier) expect(distinct(({ carrier }) => carrier)).toBeLessThanOrEqual(1);
        expect(group.every((one) => mergeBarOf(one, { isByHand: false }) === null)).toBe(true);
      }
    }),
  );
});
