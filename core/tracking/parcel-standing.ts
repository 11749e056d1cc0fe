import type { Instant } from '../kernel/instant.ts';
import { mergeTraces, traceStandingOf, type TraceEvent, type TraceStanding } from '../waybills/trace.ts';
import { isTraceOver, type TraceState, type TraceSub } from '../waybills/trace-state.ts';

/** Where a parcel stands, and the moments by which it is judged; null: that did not happen. */
export type ParcelStanding = TraceStanding &
  Readonly<{
    pickedUpAt: Instant | null;
    arrivedAt: Instant | null;
    outAt: Instant | null;
    /** where it was signed for, in the courier's words; empty: not told */
    signPlace: string;
    forwardedAt: Instant | null;
    /** a scan that says it is broken or lost */
    damagedAt: Instant | null;
    isOver: boolean;
  }>;

const pickedUpStates: ReadonlySet<TraceState> = new Set([
  'PICKED_UP',
  'IN_TRANSIT',
  'OUT_FOR_DELIVERY',
  'REJECTED',
  'DELIVERED',
  'RETURNED',
]);
const broken = /破损|丢失|遗失/;

/** The same for any order and repetition of tellings: it is read from the merged events alone. */
export function parcelStandingOf(told: readonly TraceEvent[]): ParcelStanding {
  const events = mergeTraces(told);
  const standing = traceStandingOf(events);
  const first = (fits: (event: TraceEvent) => boolean): Instant | null => events.find(fits)?.at ?? null;
  const isAt = (state: TraceState, sub?: TraceSub) => (event: TraceEvent) =>
    event.meaning?.state === state && (sub === undefined || event.meaning.sub === sub);
  return {
    ...standing,
    pickedUpAt: first(({ meaning }) => meaning !== null && pickedUpStates.has(meaning.state)),
    arrivedAt: first(isAt('IN_TRANSIT', 'ARRIVED_CITY')),
    outAt: first(isAt('OUT_FOR_DELIVERY')),
    signPlace: events.findLast(isAt('DELIVERED'))?.place ?? '',
    forwardedAt: first(isAt('IN_TRANSIT', 'FORWARDED')),
    damagedAt: first(({ meaning, text }) => meaning?.state === 'EXCEPTION' && (meaning.sub === 'DAMAGED' || broken.test(text))),
    isOver: isTraceOver(standing),
  };
}
