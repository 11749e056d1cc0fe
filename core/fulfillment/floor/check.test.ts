import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant } from '../../kernel/instant.ts';
import { freshCheck, goodsToCheck, isAllThere, replayCheck, takeStep, type CheckGoods, type CheckStep } from './check.ts';

const goods = (code: string, quantity: number, change: Partial<CheckGoods> = {}): CheckGoods => ({
  skuId: `id-${code}`,
  code,
  barcode: `69${code}`,
  isBarcodeShared: false,
  quantity,
  ...change,
});
const second = (index: number) => instant(1_700_000_000_000 + index * 1_000);
const scans = (...texts: readonly string[]): CheckStep[] =>
  texts.map((text, index) => (text === 'undo' ? { kind: 'undo', at: second(index) } : { kind: 'scan', at: second(index), text }));
const told = (wanted: readonly CheckGoods[], ...texts: readonly string[]): string[] => {
  let state = freshCheck;
  return scans(...texts).map((step) => {
    const taken = takeStep(wanted, state, step, (code) => (code === '69X' ? 'Teddy' : null));
    state = taken.state;
    return taken.verdict.tone === 'refused' ? taken.verdict.refusal.code : taken.verdict.tone;
  });
};

test.each([
  ['by barcode and by code', ['69A', 'a', '69B'], ['counted', 'counted', 'done']],
  ['goods of another parcel stop', ['69X', '69A'], ['check.wrong_goods', 'counted']],
  ['a code that nobody knows stops', ['404'], ['check.unknown_code']],
  ['a piece too many stops', ['69A', '69A', '69A'], ['counted', 'counted', 'check.too_many']],
  ['many at once', ['2*69A', 'B'], ['counted', 'done']],
  ['more at once than belong in count nothing', ['3*69A', '69A', '69A'], ['check.too_many', 'counted', 'counted']],
  ['a number after a scan says how many there are', ['69A', '2', '69B'], ['counted', 'counted', 'done']],
  ['a number too high counts nothing more', ['69A', '3', '69A', '69B'], ['counted', 'check.too_many', 'counted', 'done']],
  ['a number with nothing scanned is no quantity', ['2'], ['check.unknown_code']],
  ['the last scan is taken back', ['2*A', 'undo', 'A', 'A', 'B'], ['counted', 'undone', 'counted', 'counted', 'done']],
  ['nothing to take back', ['undo'], ['check.nothing_to_undo']],
  ['after the end nothing counts', ['2*A', 'B', 'A'], ['counted', 'done', 'ignored']],
] as const)('two of A and one of B: %s', (_, texts, verdicts) => {
  expect(told([goods('A', 2), goods('B', 1)], ...texts)).toEqual(verdicts);
});

test('a trigger that bounces counts once; the next piece of the same goods counts again', () => {
  const at = (ms: number): CheckStep => ({ kind: 'scan', at: instant(1_700_000_000_000 + ms), text: 'A' });
  expect(replayCheck([goods('A', 3)], [at(0), at(60), at(700)]).state.counted).toEqual({ 'id-A': 2 });
});

test('a barcode that several SKUs bear does not prove which one it is; the SKU code does', () => {
  const wanted = [goods('A', 1, { isBarcodeShared: true })];
  expect(told(wanted, '69A', 'A')).toEqual(['check.barcode_shared', 'done']);
  const twins = [goods('A', 1, { barcode: '690' }), goods('B', 1, { barcode: '690' })];
  expect(told(twins, '690', 'A', 'B')).toEqual(['check.barcode_shared', 'counted', 'done']);
});

test('a parcel from which everything was refunded never passes', () => {
  expect(replayCheck([], scans('A')).isDone).toBe(false);
});

test('lines of the same SKU are counted together', () => {
  expect(goodsToCheck([goods('A', 1), goods('B', 1), goods('A', 2)]).map(({ code, quantity }) => [code, quantity])).toEqual([
    ['A', 3],
    ['B', 1],
  ]);
});

// A box holds some pieces, right and wrong ones; somebody scans them in any order, some again, some with the trigger bouncing, and
// takes scans back. Each piece of the box is in hand once: what is taken back may be scanned again.
const box = fc.record({
  wanted: fc.dictionary(fc.constantFrom('A', 'B', 'C'), fc.integer({ min: 1, max: 4 }), { minKeys: 1 }),
  held: fc.array(fc.constantFrom('A', 'B', 'C', 'X'), { maxLength: 14 }),
  undo: fc.array(fc.nat(20), { maxLength: 3 }),
  bounce: fc.array(fc.nat(20), { maxLength: 5 }),
});

test('a check never passes with a wrong or missing piece, whatever the order of scans, repeats and undoing', () => {
  fc.assert(
    fc.property(box, ({ wanted, held, undo, bounce }) => {
      const goodsWanted = Object.entries(wanted).map(([code, quantity]) => goods(code, quantity));
      const inHand: string[] = [];
      let state = freshCheck;
      let now = 1_700_000_000_000;
      const take = (step: CheckStep): string => {
        const taken = takeStep(goodsWanted, state, step, () => 'something else');
        ({ state } = taken);
        return taken.verdict.tone;
      };
      for (const [index, code] of held.entries()) {
        now += 1_000;
        const tone = take({ kind: 'scan', at: instant(now), text: `69${code}` });
        if (tone === 'counted' || tone === 'done') inHand.push(code);
        if (bounce.includes(index)) take({ kind: 'scan', at: instant(now + 40), text: `69${code}` });
        now += 500;
        if (undo.includes(index) && take({ kind: 'undo', at: instant(now) }) === 'undone') inHand.pop();
        const really = Object.entries(wanted).every(([sku, count]) => inHand.filter((piece) => piece === sku).length === count);
        expect(isAllThere(goodsWanted, state)).toBe(
          really && inHand.length === Object.values(wanted).reduce((sum, count) => sum + count, 0),
        );
      }
    }),
    { numRuns: 500 },
  );
});

test('the same steps end the same on every machine', () => {
  const step = fc.oneof(
    fc.constantFrom('A', '69B', '2*A', '3', 'X').map((text) => ({ kind: 'scan', text }) as const),
    fc.constant({ kind: 'undo' } as const),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (given) => {
      const steps = given.map((one, index) => ({ ...one, at: second(index) }) as CheckStep);
      const wanted = [goods('A', 2), goods('B', 1)];
      const { state, isDone } = replayCheck(wanted, steps);
      expect(replayCheck(wanted, JSON.parse(JSON.stringify(steps)) as CheckStep[]).state).toEqual(state);
      expect(isDone).toBe(wanted.every(({ skuId, quantity }) => state.counted[skuId] === quantity));
      expect(Object.entries(state.counted).every(([skuId, count]) => count >= 0 && count <= (skuId === 'id-A' ? 2 : 1))).toBe(true);
    }),
    { numRuns: 300 },
  );
});
