import type { Recorded } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import { z } from 'zod';
import { isPassing, Problem } from '../../../lib/problem.ts';
import { signalStore, type SignalStore } from '../../../lib/signal-store.ts';
import { deskOutcome, deskResult, outcomesOf, parcelsOf, type DeskOutcome, type DeskResult } from './desk-result.ts';
import type { DeskStore } from './desk-store.ts';

/** What a desk sees of its outbox. `isLost`: the last sending got no answer, it is tried again by itself. */
export type OutboxView = Readonly<{ isReady: boolean; waitingCount: number; isLost: boolean; outcomes: readonly DeskOutcome[] }>;

export type Outbox = Readonly<{
  view: SignalStore<OutboxView>;
  /** keeps a result, then sends what waits; safe as soon as the promise is kept */
  add(result: DeskResult): Promise<void>;
  /** sends what waits, unless it is being sent */
  pump(): Promise<void>;
  /** a refused parcel was laid aside */
  see(recordId: string): void;
  /** told once for each answer that was not expected: a parcel that must not go on */
  onRefused(listener: (outcome: DeskOutcome) => void): () => void;
}>;

export type OutboxAsk = Readonly<{
  store: DeskStore;
  send(result: DeskResult): Promise<readonly Recorded[]>;
  /** does work alone among the tabs of this browser */
  alone(work: () => Promise<void>): Promise<void>;
  /** how the server's refusal reads */
  wordsOf(error: unknown): string;
}>;

/** Parcels that a desk remembers; those that wait or were refused and not yet laid aside stay beyond it. */
const rememberedCount = 40;

const outcomesNote = 'outcomes';

/**
 * Results of a desk on their way to the server: kept first, then sent one after the other in their order, again and again until
 * there is an answer. Sent twice they count once, by their ids. What the server refuses is shown and never lost.
 */
export async function createOutbox(ask: OutboxAsk): Promise<Outbox> {
  const { store, alone } = ask;
  const view = signalStore<OutboxView>({ isReady: false, waitingCount: 0, isLost: false, outcomes: [] });
  const listeners = new Set<(outcome: DeskOutcome) => void>();
  let pumping: Promise<void> | null = null;
  let isAskedAgain = false;

  const write = (change: Partial<OutboxView>): void => {
    view.write({ ...view.read(), ...change });
    if (change.outcomes) void store.keep(outcomesNote, change.outcomes);
  };
  const settle = (result: DeskResult, recorded: readonly Recorded[], said: string): void => {
    const settled = settledOutcomes(view.read().outcomes, result, { recorded, said });
    write({ outcomes: remembered(settled) });
    const mine = new Set(parcelsOf(result).map(({ recordId }) => recordId));
    for (const one of toLayAside(settled)) if (mine.has(one.recordId)) for (const listener of listeners) listener(one);
  };
  const drain = async (): Promise<void> => {
    try {
      await alone(async () => {
        while (await sendFirst(ask, settle)) write({ isLost: false, waitingCount: (await store.entries()).length });
      });
      write({ isLost: false, waitingCount: (await store.entries()).length });
    } catch {
      write({ isLost: true, waitingCount: (await store.entries()).length });
    }
  };
  /** Until nobody has asked since the last look began: what comes in the moment in which a sending ends is not left behind. */
  const drainAll = async (): Promise<void> => {
    while (isAskedAgain) {
      isAskedAgain = false;
      await drain();
    }
    pumping = null; // at once with the last look at what was asked
  };
  const pump = (): Promise<void> => {
    isAskedAgain = true;
    pumping ??= drainAll();
    return pumping;
  };
  const entries = await store.entries();
  const kept = z.array(deskOutcome).safeParse(await store.kept(outcomesNote));
  write({ isReady: true, waitingCount: entries.length, outcomes: kept.data ?? [] });
  return {
    view,
    pump,
    async add(result) {
      await store.push(result);
      write({
        waitingCount: view.read().waitingCount + 1,
        outcomes: remembered([...outcomesOf(result), ...view.read().outcomes]),
      });
      void pump();
    },
    see(recordId) {
      write({ outcomes: view.read().outcomes.map((one) => (one.recordId === recordId ? { ...one, isSeen: true } : one)) });
    },
    onRefused(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

type Settle = (result: DeskResult, recorded: readonly Recorded[], said: string) => void;

/** Sends the first result that waits; false when none does. @throws what says that it has to be tried again */
async function sendFirst({ store, send, wordsOf }: OutboxAsk, settle: Settle): Promise<boolean> {
  const [first] = await store.entries();
  if (!first) return false;
  const result = deskResult.safeParse(first.entry);
  if (!result.success) await store.keep(`unread.${first.place}`, first.entry); // of another version of the product: it must not hold up the others
  else {
    try {
      settle(result.data, await send(result.data), '');
    } catch (error) {
      if (!(error instanceof Problem) || isPassing(error) || isSignedOut(error)) throw error;
      settle(result.data, [], wordsOf(error));
    }
  }
  await store.remove(first.place);
  return true;
}

/** The outcomes with what the server answered to one result; without an answer all of its parcels are refused with what it `said`. */
function settledOutcomes(
  outcomes: readonly DeskOutcome[],
  result: DeskResult,
  { recorded, said }: Readonly<{ recorded: readonly Recorded[]; said: string }>,
): readonly DeskOutcome[] {
  const answers = new Map<string, Recorded>(recorded.map((one) => [one.recordId, one]));
  const mine = new Set(parcelsOf(result).map(({ recordId }) => recordId));
  const known = new Set(outcomes.map(({ recordId }) => recordId));
  const elsewhere = outcomesOf(result).filter(({ recordId }) => !known.has(recordId)); // scanned in another tab
  return [...elsewhere, ...outcomes].map((one): DeskOutcome => {
    if (!mine.has(one.recordId)) return one;
    const answer = answers.get(one.recordId);
    return answer ? { ...one, state: answer.outcome, reasons: [...answer.reasons] } : { ...one, state: 'refused', said };
  });
}

/** Refused by the server, and nobody has taken it off the belt yet, or tried it again since. */
export function toLayAside(outcomes: readonly DeskOutcome[]): readonly DeskOutcome[] {
  return outcomes.filter(
    (one, index) =>
      one.state === 'refused' &&
      !one.isSeen &&
      !one.isLaidAside &&
      !outcomes.slice(0, index).some((newer) => newer.fulfillmentOrderId === one.fulfillmentOrderId && newer.station === one.station),
  );
}

function remembered(outcomes: readonly DeskOutcome[]): readonly DeskOutcome[] {
  const aside = new Set(toLayAside(outcomes));
  return outcomes.filter((one, index) => index < rememberedCount || one.state === 'queued' || aside.has(one));
}

function isSignedOut(error: Problem): boolean {
  return error.code === 'session.required';
}
