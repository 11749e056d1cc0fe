import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instant, plusMs, type Instant } from '../kernel/instant.ts';
import type { TraceEvent } from '../waybills/trace.ts';
import { traceStates, traceSubs, type TraceState, type TraceSub } from '../waybills/trace-state.ts';
import { alertsOf, settleAlerts, type AlertFacts, type KnownAlert } from './parcel-alert.ts';
import { maskedSentence } from './masked-sentence.ts';
import { parcelStandingOf } from './parcel-standing.ts';
import type { Threshold } from './threshold.ts';
import { nothingKept, withTold } from './told-trace.ts';

const start = instant('2026-11-11T00:00:00.000Z');
const at = (hour: number): Instant => plusMs(start, hour * 3_600_000);
const scan = (hour: number, state: TraceState | null, sub: TraceSub | null = null, place = ''): TraceEvent => ({
  at: at(hour),
  text: `${state} ${sub ?? ''}`,
  place,
  code: '',
  meaning: state && { state, sub },
});

const facts = (events: readonly TraceEvent[], change: Partial<AlertFacts> = {}): AlertFacts => ({
  standing: parcelStandingOf(events),
  shippedAt: start,
  carrier: 'ZTO',
  destination: { province: '浙江省', city: '杭州市', district: '余杭区' },
  expectedAt: null,
  isLoop: false,
  isWatched: true,
  interception: null,
  ...change,
});
const kindsAt = (hour: number, events: readonly TraceEvent[], change: Partial<AlertFacts> = {}, own: readonly Threshold[] = []) =>
  alertsOf(facts(events, change), own, at(hour)).alerts.map(({ kind }) => kind);

const picked = scan(2, 'PICKED_UP');
const moving = scan(6, 'IN_TRANSIT');
const out = scan(30, 'OUT_FOR_DELIVERY');
const signed = scan(34, 'DELIVERED', null, '浙江,杭州市,余杭区');
const journey = [picked, moving, out, signed];

describe('time alone opens alerts, and progress ends them', () => {
  test.each([
    ['not picked up within a day', [], 23, 24, 'pickup_late'],
    ['picked up, and then nothing', [picked], 25, 26, 'first_scan_late'],
    ['not moved for two days', [picked, moving], 53, 54, 'stalled'],
    ['with the courier for a day', [picked, moving, out], 53, 54, 'delivery_late'],
    ['at the station for three days', [picked, moving, scan(30, 'OUT_FOR_DELIVERY', 'AT_LOCKER')], 101, 102, 'locker_late'],
  ] as const)('%s', (_name, events, before, after, kind) => {
    expect(kindsAt(before, events)).toEqual([]);
    expect(alertsOf(facts(events), [], at(before)).nextAt).toBe(at(after));
    expect(kindsAt(after, events)).toEqual([kind]);
    expect(
      kindsAt(
        200,
        [...events, out, signed].toSorted((one, other) => (one.at < other.at ? -1 : 1)),
      ),
    ).toEqual([]);
  });

  test('a parcel that nobody watches is not said to be late', () => expect(kindsAt(99, [], { isWatched: false })).toEqual([]));

  test('what goes far takes longer, and the merchant’s own hours for a carrier come before those for all', () => {
    const far = { destination: { province: '新疆维吾尔自治区', city: '喀什地区', district: '' } };
    expect(kindsAt(60, [picked, moving], far)).toEqual([]);
    expect(kindsAt(102, [picked, moving], far)).toEqual(['stalled']);
    const own = (carrier: string, hours: number): Threshold => ({ kind: 'stalled', carrier, isRemote: false, hours });
    expect(kindsAt(54, [picked, moving], {}, [own('', 72)])).toEqual([]);
    expect(kindsAt(19, [picked, moving], {}, [own('', 72), own('ZTO', 12)])).toEqual(['stalled']);
    expect(kindsAt(19, [picked, moving], { carrier: 'YTO' }, [own('', 72), own('ZTO', 12)])).toEqual([]);
  });

  test('what the service itself calls late is late, whatever our hours are', () => {
    expect(kindsAt(7, [picked, moving, scan(7, 'EXCEPTION', 'STALLED')])).toEqual(['stalled']);
    expect(kindsAt(9, [picked, moving, scan(7, 'EXCEPTION', 'STALLED'), scan(8, 'IN_TRANSIT')])).toEqual([]);
  });

  test('later than the service expected, until it is delivered', () => {
    expect(kindsAt(33, [picked, moving, out], { expectedAt: at(20) })).toEqual(['promise_late']);
    expect(kindsAt(99, journey, { expectedAt: at(20) })).toEqual([]);
  });
});

describe('what happened opens alerts at once', () => {
  test.each([
    ['delivery_failed', [picked, moving, out, scan(31, 'EXCEPTION', 'UNREACHABLE_RECIPIENT')]],
    ['rejected', [picked, moving, out, scan(31, 'REJECTED')]],
    ['returning', [picked, moving, out, scan(31, 'RETURNED', 'RETURNING')]],
    ['damaged', [picked, moving, scan(31, 'EXCEPTION', 'DAMAGED')]],
    ['forwarded', [picked, moving, scan(31, 'IN_TRANSIT', 'FORWARDED')]],
  ] as const)('%s', (kind, events) => {
    expect(kindsAt(32, events)).toEqual([kind]);
    expect(kindsAt(90, [...events, scan(40, 'RETURNED', 'RETURN_SIGNED')])).toEqual([]);
  });

  test('a parcel in circles, until it is out for delivery', () => {
    expect(kindsAt(7, [picked, moving], { isLoop: true })).toEqual(['loop']);
    expect(kindsAt(31, [picked, moving, out], { isLoop: true })).toEqual([]);
  });

  test('one that could not be called back, until it has arrived anyway', () => {
    const interception = { state: 'impossible', endedAt: at(7) } as const;
    expect(kindsAt(8, [picked, moving], { interception })).toEqual(['intercept_failed']);
    expect(kindsAt(99, journey, { interception })).toEqual([]);
  });
});

describe('a signing may be false', () => {
  const reasonOf = (events: readonly TraceEvent[]) => alertsOf(facts(events), [], at(40)).alerts.map(({ detail }) => detail['reason']);
  test('when the parcel was never out for delivery', () => expect(reasonOf([picked, moving, signed])).toEqual(['not_out']));
  test('when it was signed for minutes after its arrival', () => {
    const events = [picked, scan(33.6, 'IN_TRANSIT', 'ARRIVED_CITY'), scan(33.7, 'OUT_FOR_DELIVERY'), signed];
    expect(reasonOf(events)).toEqual(['too_soon']);
  });
  test('when it was signed for in another city, but not in a part of the receiver’s', () => {
    const elsewhere = (place: string) => reasonOf([picked, moving, out, scan(34, 'DELIVERED', null, place)]);
    expect(elsewhere('广东,广州市,天河区')).toEqual(['other_city']);
    expect(elsewhere('余杭区良渚街道')).toEqual([]);
    expect(elsewhere('杭州')).toEqual([]);
    expect(elsewhere('')).toEqual([]);
  });
  test('and stays under suspicion for three days', () => {
    const { nextAt } = alertsOf(facts([picked, moving, signed]), [], at(40));
    expect(nextAt).toBe(at(34 + 72));
    expect(kindsAt(34 + 72, [picked, moving, signed])).toEqual([]);
  });
  test('an ordinary delivery is not', () => expect(kindsAt(40, journey)).toEqual([]));
});

describe('what a person has ended', () => {
  const known = (change: Partial<KnownAlert>): KnownAlert => ({
    id: '1',
    kind: 'stalled',
    since: at(6),
    isOpen: false,
    handledAt: at(60),
    ...change,
  });
  const found = (hour: number) => [{ kind: 'stalled', since: at(hour), detail: {} }] as const;
  test('stays ended while nothing happens', () => expect(settleAlerts([known({})], found(6)).opened).toEqual([]));
  test('comes back when it begins anew', () => expect(settleAlerts([known({})], found(70)).opened).toHaveLength(1));
  test('an open one goes on, and ends when it is found no more', () => {
    const open = known({ isOpen: true, handledAt: null });
    expect(settleAlerts([open], found(8))).toMatchObject({ opened: [], kept: [{ id: '1', found: { since: at(8) } }], ended: [] });
    expect(settleAlerts([open], []).ended).toEqual([open]);
  });
});

const anyScan = fc
  .tuple(
    fc.integer({ min: 0, max: 60 }),
    fc.constantFrom(...(Object.keys(traceStates) as TraceState[]), null),
    fc.constantFrom(...(Object.keys(traceSubs) as TraceSub[]), null, null),
  )
  .map(([hour, state, sub]) => scan(hour, state, sub));

test('whatever happens, in whatever order and how often it is told, the standing and the alerts are the same', () => {
  const tellings = fc.array(
    fc.record({
      events: fc.array(anyScan, { maxLength: 6 }),
      expectedAt: fc.option(fc.integer({ min: 0, max: 80 }).map(at), { nil: null }),
      isLoop: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(tellings, fc.infiniteStream(fc.nat()), fc.integer({ min: 0, max: 200 }), (told, chance, hour) => {
      const repeated = [...told, ...told]
        .map((one) => [chance.next().value, one] as const)
        .toSorted(([one], [other]) => one - other)
        .map(([, one]) => one);
      const judge = (some: typeof told) => {
        const { events, expectedAt, isLoop } = some.reduce(withTold, nothingKept);
        return [parcelStandingOf(events), alertsOf(facts(events, { expectedAt, isLoop }), [], at(hour))];
      };
      expect(judge(repeated)).toEqual(judge(told));
    }),
    { numRuns: 400 },
  );
});

test('phone numbers in sentences are masked once and for all; waybill numbers and times stay', () => {
  const masked = maskedSentence(
    '【杭州】派件员 张三（13812345678）正在派送，网点电话0571-88888888，单号 YT1234567890123，2026-11-11 10:00:00',
  );
  expect(masked).toContain('138****5678');
  expect(masked).not.toContain('88888888');
  expect(masked).toContain('YT1234567890123');
  expect(masked).toContain('2026-11-11 10:00:00');
  expect(maskedSentence(masked)).toBe(masked);
});
