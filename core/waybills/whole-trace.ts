import type { Instant } from '../kernel/instant.ts';
import type { TraceEvent } from './trace.ts';
import type { TraceMeaning } from './trace-state.ts';
import { meaningOfText } from './trace-text.ts';

/** A scan as a service tells it, with the service's code where it gives one. */
export type Scan = Readonly<{ at: Instant; text: string; place: string; code: string }>;

/** What the service says of the parcel as a whole; `code` empty: nothing. `at`: when it said so. */
export type Said = Readonly<{ code: string; at: Instant }>;

/**
 * The events of a telling, oldest first. A scan means what its code says, one without a code what its sentence says; an unknown code says
 * nothing, so the sentence is read. What is said of the whole parcel is the code of the newest scan where that has none, and a word of its
 * own, at the moment of that scan, where it says more, so that an older telling that comes late stays older.
 */
export function wholeTrace(codes: Readonly<Record<string, TraceMeaning>>, scans: readonly Scan[], said: Said): readonly TraceEvent[] {
  const ordered = scans.toSorted((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0));
  const events = ordered.map((scan): TraceEvent => ({ ...scan, meaning: codes[scan.code] ?? meaningOfText(scan.text) }));
  const meaning = codes[said.code];
  if (!meaning) return events;
  const newest = events.at(-1);
  if (!newest) {
    // without a scan any other state is only what the service begins with
    return meaning.state === 'EXCEPTION' ? [{ at: said.at, text: '', place: '', code: said.code, meaning }] : [];
  }
  if (!codes[newest.code]) return [...events.slice(0, -1), { ...newest, code: said.code, meaning }];
  const saysMore = newest.meaning?.state !== meaning.state || (meaning.sub !== null && meaning.sub !== newest.meaning.sub);
  return saysMore ? [...events, { at: newest.at, text: '', place: '', code: said.code, meaning }] : events;
}
