import { expect, test } from 'vitest';
import { planNotices, type ShippedPart } from './plan-notices.ts';

const line = (change: Partial<ShippedPart['lines'][number]> = {}) => ({
  lineNo: '1',
  quantity: 4,
  pieces: 4,
  allPieces: 4,
  kinds: 1,
  ...change,
});

const part = (change: Partial<ShippedPart> = {}): ShippedPart => ({
  canSplit: 'by_quantity',
  untold: null,
  isWhole: false,
  lines: [line()],
  parcelIds: ['a'],
  isToldWhole: false,
  told: new Map(),
  ...change,
});

test('an order in one parcel is told whole', () =>
  expect(planNotices(part({ isWhole: true }))).toEqual([{ parcelId: 'a', lines: null, isTold: true, reason: null }]));

test('of several parcels with one shipment the first is told, the others say why not', () =>
  expect(planNotices(part({ isWhole: true, parcelIds: ['a', 'b'] }))).toMatchObject([
    { parcelId: 'a', isTold: true },
    { parcelId: 'b', isTold: false, reason: 'further_parcel' },
  ]));

test('a split order is told by line, with what stays for later', () =>
  expect(planNotices(part({ lines: [line({ pieces: 1 })] }))).toMatchObject([
    { isTold: true, lines: [{ lineNo: '1', quantity: 1, remaining: 3 }] },
  ]));

test.each([
  ['the platform takes whole lines only', { canSplit: 'by_line' as const, lines: [line({ pieces: 1 })] }],
  ['the line is a bundle whose parts go apart', { lines: [line({ pieces: 1, kinds: 2, allPieces: 8 })] }],
  ['the pieces are no whole number of what was sold', { lines: [line({ quantity: 2, pieces: 1, allPieces: 4 })] }],
])('where %s, the line goes whole with its first parcel and never again', (_why, change) => {
  const [first] = planNotices(part(change));
  const quantity = change.lines[0]?.quantity ?? 0;
  expect(first).toMatchObject({ isTold: true, lines: [{ lineNo: '1', quantity, remaining: 0 }] });
  expect(planNotices(part({ ...change, told: new Map([['1', quantity]]) }))).toMatchObject([
    { isTold: false, reason: 'told_before', lines: [] },
  ]);
});

test('a platform that knows no parts is told the whole order with the first parcel', () => {
  expect(planNotices(part({ canSplit: 'no' }))).toMatchObject([{ isTold: true, lines: null, reason: 'split_not_supported' }]);
  expect(planNotices(part({ canSplit: 'no', isToldWhole: true }))).toMatchObject([{ isTold: false, reason: 'split_not_supported' }]);
});

test('the last parts of a split order are told by line, although nothing else is left', () =>
  expect(planNotices(part({ isWhole: true, told: new Map([['2', 1]]) }))).toMatchObject([{ lines: [{ lineNo: '1', quantity: 4 }] }]));

test('nobody is told of an order that no platform knows', () =>
  expect(planNotices(part({ untold: 'no_platform_order', parcelIds: ['a', 'b'] }))).toMatchObject([
    { isTold: false, reason: 'no_platform_order' },
    { isTold: false, reason: 'no_platform_order' },
  ]));
