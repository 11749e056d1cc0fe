import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant, type Instant } from '../../kernel/instant.ts';
import { handlingOf, type HandlingMoments } from './handling.ts';

const begin = Date.parse('2026-11-22T04:00:00.000Z');
/** So many minutes after payment. */
const at = (minute: number): Instant => instant(begin + minute * 60_000);
const minutes = (pieces: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(pieces).flatMap(([piece, seconds]) => (seconds === 0 ? [] : [[piece, seconds / 60]])));

const usual: HandlingMoments = { receive: at(5), allocate: at(6), audit: at(10), number: at(11), print: at(30), pick: at(60) };

test.each([
  ['the steps of an order that nobody stopped', usual, [], { receive: 5, allocate: 1, audit: 4, number: 1, print: 19, pick: 30, ship: 10 }],
  [
    'a hold while it waited for the label is time of people, not of the printer',
    usual,
    [{ from: at(12), to: at(22) }],
    { receive: 5, allocate: 1, audit: 4, number: 1, print: 9, pick: 30, ship: 10, people: 10 },
  ],
  [
    'two reasons to wait at once count once, and one that began before payment from there',
    usual,
    [
      { from: at(-30), to: at(2) },
      { from: at(12), to: at(20) },
      { from: at(15), to: at(22) },
    ],
    { receive: 3, allocate: 1, audit: 4, number: 1, print: 9, pick: 30, ship: 10, people: 12 },
  ],
  ['a step that nobody did gives its time to the next', { receive: at(5), print: at(30) }, [], { receive: 5, print: 25, ship: 40 }],
  [
    'a step told out of order takes nothing from those before it',
    { ...usual, allocate: at(20) },
    [],
    { receive: 5, allocate: 15, print: 10, pick: 30, ship: 10 },
  ],
])('%s', (_what, moments, waits, pieces) => {
  const handling = handlingOf(at(0), at(70), { moments, waits });
  expect(handling.seconds).toBe(70 * 60);
  expect(minutes(handling.pieces)).toEqual(pieces);
});

test('what a platform tells to be paid after it left took no time', () => {
  expect(handlingOf(at(80), at(70), { moments: usual, waits: [{ from: at(1), to: at(90) }] }).seconds).toBe(0);
});

const moment = fc.integer({ min: -1_000, max: 9_000 }).map((second) => instant(begin + second * 1_000));
const step = fc.option(moment, { nil: undefined });
const anyMoments = fc.record({ receive: step, allocate: step, audit: step, number: step, print: step, pick: step });

test('the pieces add up to the whole and none is negative, whatever was told in whatever order', () => {
  fc.assert(
    fc.property(anyMoments, fc.array(fc.record({ from: moment, to: moment }), { maxLength: 6 }), moment, (moments, waits, shippedAt) => {
      const told = Object.fromEntries(Object.entries(moments).filter(([, one]) => one !== undefined));
      const { seconds, pieces } = handlingOf(at(0), shippedAt, { moments: told, waits });
      const values = Object.values(pieces);
      expect(values.every((value) => value >= 0)).toBe(true);
      expect(values.reduce((sum, value) => sum + value, 0)).toBe(seconds);
    }),
    { numRuns: 300 },
  );
});
