import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instant } from '../kernel/instant.ts';
import { mergeTraces, traceStandingOf, type TraceEvent } from './trace.ts';
import { isTraceOver, traceStates, traceSubs, type TraceMeaning, type TraceState, type TraceSub } from './trace-state.ts';

const start = Date.parse('2026-11-11T00:00:00.000Z');
const at = (hour: number) => instant(start + hour * 3_600_000);
const event = (hour: number, state: TraceState | null, sub: TraceSub | null = null, text = `${state}`): TraceEvent => ({
  at: at(hour),
  text,
  place: '',
  code: '',
  meaning: state && { state, sub },
});

const journey = [event(1, 'PICKED_UP'), event(5, 'IN_TRANSIT'), event(20, 'OUT_FOR_DELIVERY'), event(26, 'DELIVERED')];

describe('a parcel stands where its events say', () => {
  test('with no event it waits for pickup', () =>
    expect(traceStandingOf([])).toEqual({ state: 'PENDING_PICKUP', sub: null, since: null, lastAt: null, deliveredAt: null }));

  test.each([
    ['picked up', 1, 'PICKED_UP'],
    ['on its way', 2, 'IN_TRANSIT'],
    ['with the courier', 3, 'OUT_FOR_DELIVERY'],
    ['delivered', 4, 'DELIVERED'],
  ])('%s', (_, count, state) => expect(traceStandingOf(journey.slice(0, count)).state).toBe(state));

  test('a scan that happened after the delivery does not undo it, and it stays delivered since then', () => {
    const standing = traceStandingOf([...journey, event(30, 'IN_TRANSIT'), event(31, 'EXCEPTION', 'DELIVERY_TIMEOUT')]);
    expect(standing).toMatchObject({ state: 'DELIVERED', since: at(26), deliveredAt: at(26), lastAt: at(31) });
  });

  test('an exception lies over the last state and ends with the next scan', () => {
    const stalled = [...journey.slice(0, 2), event(60, 'EXCEPTION', 'STALLED')];
    expect(traceStandingOf(stalled)).toMatchObject({ state: 'EXCEPTION', sub: 'STALLED', since: at(60) });
    expect(traceStandingOf([...stalled, event(70, 'IN_TRANSIT', 'ARRIVED_CITY')])).toMatchObject({
      state: 'IN_TRANSIT',
      sub: 'ARRIVED_CITY',
    });
    expect(traceStandingOf([...stalled, event(70, 'PICKED_UP')])).toMatchObject({ state: 'IN_TRANSIT', sub: null });
  });

  test('a return may follow a delivery, and who signs for it is the sender', () => {
    const back = [...journey, event(40, 'RETURNED', 'RETURNING')];
    expect(traceStandingOf(back)).toMatchObject({ state: 'RETURNED', sub: 'RETURNING', deliveredAt: at(26) });
    expect(traceStandingOf([...back, event(50, 'DELIVERED')])).toMatchObject({ state: 'RETURNED', sub: 'RETURN_SIGNED' });
    expect(traceStandingOf([...back, event(50, 'RETURNED', 'RETURN_SIGNED'), event(51, 'DELIVERED')]).since).toBe(at(50));
  });

  test('a buyer who first refused may take it after all', () =>
    expect(traceStandingOf([...journey.slice(0, 3), event(22, 'REJECTED'), journey[3]!]).state).toBe('DELIVERED'));

  test('who signed stays known when the courier repeats the delivery without saying it', () =>
    expect(traceStandingOf([event(1, 'DELIVERED', 'LOCKER_SIGNED'), event(2, 'DELIVERED')])).toMatchObject({
      sub: 'LOCKER_SIGNED',
      since: at(1),
    }));

  test('events that tell no state are heard all the same', () =>
    expect(traceStandingOf([journey[0]!, event(9, null)])).toMatchObject({ state: 'PICKED_UP', since: at(1), lastAt: at(9) }));

  test('a canceled number is over', () => {
    const standing = traceStandingOf([journey[0]!, event(3, 'EXCEPTION', 'CANCELED'), event(4, 'IN_TRANSIT')]);
    expect(standing).toMatchObject({ state: 'EXCEPTION', sub: 'CANCELED' });
    expect(isTraceOver(standing)).toBe(true);
  });
});

test('a sentence that came without its code and later with it is one event, by its code', () => {
  const bare = event(5, 'DELIVERED', null, '客户签收后退回');
  const coded = { ...bare, code: '6', meaning: { state: 'RETURNED', sub: 'RETURNING' } as const };
  expect(mergeTraces([bare], [coded])).toEqual([coded]);
  expect(mergeTraces([coded], [bare])).toEqual([coded]);
});

test('what a service says of the whole parcel again and again is kept once', () => {
  const said = [3, 4, 5].map((hour) => ({ ...event(hour, 'EXCEPTION', 'PICKUP_TIMEOUT', ''), code: '401' }));
  expect(mergeTraces(said, said)).toEqual([said[0]]);
  expect(mergeTraces(said, [event(4.5, 'PICKED_UP')])).toHaveLength(3);
});

const meaning: fc.Arbitrary<TraceMeaning> = fc.record({
  state: fc.constantFrom(...(Object.keys(traceStates) as TraceState[])),
  sub: fc.option(fc.constantFrom(...(Object.keys(traceSubs) as TraceSub[]))),
});
const anyEvent: fc.Arbitrary<TraceEvent> = fc.record({
  at: fc.integer({ min: 0, max: 8 }).map(at),
  text: fc.constantFrom('', '到达', '离开', '签收'),
  place: fc.constant(''),
  code: fc.constantFrom('', '1', '301'),
  meaning: fc.option(meaning),
});
const told = fc.array(anyEvent, { maxLength: 12 });

describe('whatever is told, in whatever order, as often as it may be', () => {
  test('the answer is the same', () =>
    fc.assert(
      fc.property(fc.tuple(told, fc.nat(12)), ([events, cut]) => {
        const turned = [...events.slice(cut), ...events.slice(0, cut).toReversed()];
        expect(traceStandingOf([...turned, ...events.slice(0, cut)])).toEqual(traceStandingOf(events));
        expect(mergeTraces(turned, events)).toEqual(mergeTraces(events));
      }),
      { numRuns: 500 },
    ));

  test('once delivered it stays so until it is sent back', () =>
    fc.assert(
      fc.property(told, fc.array(anyEvent, { maxLength: 6 }), (before, after) => {
        const events = before.map((one) => ({ ...one, meaning: one.meaning && isTraceOver(one.meaning) ? null : one.meaning }));
        const delivered = [...events.filter(({ meaning: told }) => told?.state !== 'RETURNED'), event(9, 'DELIVERED')];
        const later = after.map((one, index) => ({ ...one, at: at(10 + index), text: `${index}` }));
        const { state } = traceStandingOf([...delivered, ...later]);
        const isSentBack = later.some(({ meaning: told }) => told?.state === 'RETURNED');
        expect(isSentBack ? ['RETURNED', 'EXCEPTION'] : ['DELIVERED']).toContain(state);
      }),
      { numRuns: 500 },
    ));

  test('telling more never lowers the rank that was reached', () =>
    fc.assert(
      fc.property(told, (events) => {
        const ranks = mergeTraces(events).map((_, count, all) => traceStates[traceStandingOf(all.slice(0, count + 1)).state].rank);
        const known = ranks.filter((rank) => rank !== null);
        expect(known).toEqual(known.toSorted((left, right) => left - right));
      }),
      { numRuns: 500 },
    ));
});
