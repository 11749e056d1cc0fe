import type { Instant } from '../kernel/instant.ts';
import { isTraceOver, traceStates, type TraceMeaning } from './trace-state.ts';

/** One thing that happened to a parcel, as a service tells it; `meaning` null: only kept and shown. */
export type TraceEvent = Readonly<{
  at: Instant;
  /** the courier's sentence; empty for what a service says of the parcel as a whole */
  text: string;
  place: string;
  /** the service's own code; empty where it gave none and the text was read */
  code: string;
  meaning: TraceMeaning | null;
}>;

/** Where a parcel stands after some events. `since`: when this state and sub-state began; `lastAt`: when anything was last heard. */
export type TraceStanding = TraceMeaning & Readonly<{ since: Instant | null; lastAt: Instant | null; deliveredAt: Instant | null }>;

/**
 * Events of several tellings as one list in the order in which they happened, each once: a sentence of one moment is one event, and where
 * one telling bears a code and another none, the code counts.
 */
export function mergeTraces(...tellings: readonly (readonly TraceEvent[])[]): readonly TraceEvent[] {
  const byKey = new Map<string, TraceEvent>();
  for (const event of tellings.flat()) {
    const key = `${event.at}\n${event.text || `\t${event.code}`}`;
    const known = byKey.get(key);
    if (!known || surenessOf(event) > surenessOf(known)) byKey.set(key, event);
  }
  const sorted = Array.from(byKey.values()).toSorted(inOrder);
  // a service that has nothing to add says the same of the whole parcel again and again, each time with another moment
  return sorted.filter((event, index) => event.text !== '' || event.code !== sorted[index - 1]?.code);
}

/**
 * Where a parcel stands. Events count in the order in which they happened, not in which they were told, so that late, repeated and
 * disordered tellings give the same answer; a state of lower rank undoes none of a higher, and only a return follows a delivery.
 */
export function traceStandingOf(events: readonly TraceEvent[]): TraceStanding {
  const start: Fold = { reached: nothing, shown: nothing, since: null, deliveredAt: null };
  const ordered = mergeTraces(events);
  const { shown, since, deliveredAt } = ordered.reduce(step, start);
  return { ...shown, since, lastAt: ordered.at(-1)?.at ?? null, deliveredAt };
}

/** `reached`: the state of the highest rank so far; `shown`: it, or the exception that lies over it. */
type Fold = Readonly<{ reached: TraceMeaning; shown: TraceMeaning; since: Instant | null; deliveredAt: Instant | null }>;

const nothing: TraceMeaning = { state: 'PENDING_PICKUP', sub: null };

function step(fold: Fold, { at, meaning }: TraceEvent): Fold {
  if (meaning === null || isEnd(fold.shown)) return fold;
  if (meaning.state === 'EXCEPTION') return fold.reached.state === 'DELIVERED' ? fold : show(fold, meaning, at);
  const reached = higher(fold.reached, meaning);
  if (fold.reached.state === 'DELIVERED' && reached.state === 'DELIVERED') return show({ ...fold, reached }, reached, fold.since ?? at);
  const deliveredAt = reached.state === 'DELIVERED' ? at : fold.deliveredAt;
  return show({ ...fold, reached, deliveredAt }, reached, at);
}

/** Nothing follows these; a delivery may still be followed by a return. */
const isEnd = (shown: TraceMeaning): boolean => shown.state !== 'DELIVERED' && isTraceOver(shown);

function higher(reached: TraceMeaning, told: TraceMeaning): TraceMeaning {
  // signed for on its way back: the sender has it, whatever the courier calls it
  if (reached.state === 'RETURNED' && told.state === 'DELIVERED') return { state: 'RETURNED', sub: 'RETURN_SIGNED' };
  if (rankOf(told) !== rankOf(reached)) return rankOf(told) > rankOf(reached) ? told : reached;
  return reached.state === 'DELIVERED' ? { ...told, sub: told.sub ?? reached.sub } : told;
}

/** Any scan ends an exception; what was shown already keeps the moment at which it began. */
function show(fold: Fold, shown: TraceMeaning, at: Instant): Fold {
  const isSame = fold.since !== null && fold.shown.state === shown.state && fold.shown.sub === shown.sub;
  return { ...fold, shown, since: isSame ? fold.since : at };
}

const rankOf = ({ state }: TraceMeaning): number => traceStates[state].rank ?? Number.POSITIVE_INFINITY;

/** A code says more than none and a longer one more than a short one; the rest only makes the choice the same in any order. */
const surenessOf = ({ code, meaning, place }: TraceEvent): string => [code.length, code, meaning?.state, meaning?.sub, place].join('\n');

/** By moment; of one moment the higher state last, an exception after all, and the rest by text, so that no order of telling shows. */
function inOrder(left: TraceEvent, right: TraceEvent): number {
  const keys = (event: TraceEvent): readonly (string | number)[] => [
    event.at,
    event.meaning ? rankOf(event.meaning) : -1,
    event.meaning?.sub ?? '',
    event.code,
    event.text,
  ];
  const [a, b] = [keys(left), keys(right)];
  const at = a.findIndex((key, index) => key !== b[index]);
  if (at === -1) return 0;
  return (a[at] ?? '') < (b[at] ?? '') ? -1 : 1;
}
