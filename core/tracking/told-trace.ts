import type { Instant } from '../kernel/instant.ts';
import { mergeTraces, type TraceEvent } from '../waybills/trace.ts';
import type { Trace } from '../waybills/tracking-source.ts';
import { maskedSentence } from './masked-sentence.ts';
import { parcelStandingOf } from './parcel-standing.ts';

/** What is kept of all that was told of a parcel. */
export type KeptTrace = Readonly<{
  events: readonly TraceEvent[];
  expectedAt: Instant | null;
  /** the newest event of the telling that said when to expect it */
  expectedToldAt: Instant | null;
  isLoop: boolean;
}>;

/** Nothing was told yet. */
export const nothingKept: KeptTrace = { events: [], expectedAt: null, expectedToldAt: null, isLoop: false };

/** What is kept after a telling. Late, repeated and disordered ones end in the same; phone numbers in sentences are masked. */
export function withTold(kept: KeptTrace, told: Pick<Trace, 'events' | 'expectedAt' | 'isLoop'>): KeptTrace {
  const events = told.events.map((event) => ({ ...event, text: maskedSentence(event.text) }));
  const newest = parcelStandingOf(events).lastAt;
  const isNewer = told.expectedAt !== null && rank(newest, told.expectedAt) > rank(kept.expectedToldAt, kept.expectedAt);
  return {
    events: mergeTraces(kept.events, events),
    expectedAt: isNewer ? told.expectedAt : kept.expectedAt,
    expectedToldAt: isNewer ? newest : kept.expectedToldAt,
    isLoop: kept.isLoop || told.isLoop,
  };
}

/** The telling with the newest event counts; of two with the same the later moment, so that no order of telling shows. */
const rank = (toldAt: Instant | null, expectedAt: Instant | null): string => `${toldAt ?? ''} ${expectedAt ?? ''}`;
