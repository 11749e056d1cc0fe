import { expect, test } from 'vitest';
import { instant } from '../kernel/instant.ts';
import { traceStandingOf } from './trace.ts';
import type { TraceMeaning } from './trace-state.ts';
import { wholeTrace, type Scan } from './whole-trace.ts';

const codes: Readonly<Record<string, TraceMeaning>> = {
  '0': { state: 'IN_TRANSIT', sub: null },
  '3': { state: 'DELIVERED', sub: null },
  '5': { state: 'OUT_FOR_DELIVERY', sub: null },
  '501': { state: 'OUT_FOR_DELIVERY', sub: 'AT_LOCKER' },
  '202': { state: 'EXCEPTION', sub: 'STALLED' },
  '101': { state: 'PENDING_PICKUP', sub: null },
};
const at = (hour: number) => instant(Date.parse('2026-11-11T00:00:00Z') + hour * 3_600_000);
const scan = (hour: number, text: string, code = ''): Scan => ({ at: at(hour), text, place: '', code });
const told = (scans: readonly Scan[], code: string) => wholeTrace(codes, scans, { code, at: at(100) });

test('newest first or oldest first, the events stand in the order in which they happened', () => {
  const scans = [scan(2, '到达', '0'), scan(1, '已揽收')];
  expect(told(scans, '0')).toEqual(told(scans.toReversed(), '0'));
  expect(told(scans, '0').map(({ text }) => text)).toEqual(['已揽收', '到达']);
});

test('the word of the whole parcel stands for the newest scan that has no code, whatever its sentence seems to say', () => {
  const events = told([scan(1, '已揽收'), scan(2, '快件签收单已交给派件员')], '5');
  expect(traceStandingOf(events)).toMatchObject({ state: 'OUT_FOR_DELIVERY' });
});

test('it is a word of its own where it says more than the newest scan, and none where it says the same', () => {
  expect(told([scan(2, '到达', '0')], '202').at(-1)).toEqual({ at: at(2), text: '', place: '', code: '202', meaning: codes['202'] });
  expect(told([scan(2, '放入快递柜', '501')], '5')).toHaveLength(1);
  expect(told([scan(2, '派件', '5')], '501')).toHaveLength(2);
});

test('an older telling that comes late leaves the newer one as it is', () => {
  const older = told([scan(1, '揽收', '0')], '202');
  const newer = told([scan(1, '揽收', '0'), scan(3, '客户已签收', '3')], '3');
  expect(traceStandingOf([...newer, ...older])).toEqual(traceStandingOf([...older, ...newer]));
  expect(traceStandingOf([...newer, ...older]).state).toBe('DELIVERED');
});

test('without any scan only an exception is news', () => {
  expect(told([], '101')).toEqual([]);
  expect(told([], '0')).toEqual([]);
  expect(told([], '202')).toMatchObject([{ at: at(100), code: '202' }]);
  expect(told([], '')).toEqual([]);
});

test('an unknown code is no state: the sentence is read', () =>
  expect(told([scan(1, '已揽收', '9999')], '')[0]?.meaning?.state).toBe('PICKED_UP'));
