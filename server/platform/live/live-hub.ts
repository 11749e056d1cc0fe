import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { Logger } from 'pino';
import type { Db } from '../db/database.ts';
import { journalEnd, type JournalPosition } from '../journal/journal-position.ts';
import { journalBatchLimit, readJournal } from '../journal/read-journal.ts';
import type { JournalEvent } from '../journal/subscriber.ts';
import type { LiveListener } from './live-listener.ts';

/** The journal is looked at this often while anybody listens: one cheap statement for all of them. */
const pollMs = 400;
const pollWhenAwayMs = 2_000;
const heartbeatMs = 15_000;
/** Batches a returning listener is told; further behind, loading the screen anew is cheaper. */
const catchUpBatches = 4;

export type LiveHubAsk = Readonly<{
  db: Db;
  log: Logger;
  /** who listens now, asked anew from time to time; null when the session has ended */
  recognize(listener: LiveListener): Promise<Caller | null>;
  /** news after which a caller's rights may be others */
  changesAccess(event: JournalEvent, caller: Caller): boolean;
}>;

/** One reader of the journal for all open streams of a process. */
export type LiveHub = Readonly<{
  /** Adds a stream, after what it missed since `after`; null is a fresh one. */
  join(listener: LiveListener, after: JournalPosition | null): Promise<void>;
  countOf(actorId?: string): number;
  close(): void;
}>;

export function createLiveHub(ask: LiveHubAsk): LiveHub {
  const { db, log } = ask;
  const listeners = new Set<LiveListener>();
  let position: JournalPosition | null = null; // null while nobody listens
  let timer: NodeJS.Timeout | null = null;
  let isAway = false;
  const heartbeat = setInterval(() => void beat(), heartbeatMs);
  heartbeat.unref();

  async function poll(): Promise<void> {
    try {
      if (position) await tellNext(position);
      if (isAway) log.info('live stream: the database is back');
      isAway = false;
    } catch (error) {
      if (!isAway) log.warn({ err: error }, 'live stream: the journal cannot be read; trying again');
      isAway = true;
    }
    timer = listeners.size > 0 ? setTimeout(() => void poll(), isAway ? pollWhenAwayMs : pollMs) : null;
    if (!timer) position = null;
  }

  async function tellNext(after: JournalPosition): Promise<void> {
    const batch = await readJournal(db, { after });
    position = batch.position;
    if (batch.events.length === 0) return;
    for (const listener of listeners) listener.tell(batch);
    await recheck([...listeners].filter((listener) => batch.events.some((event) => ask.changesAccess(event, listener.caller()))));
  }

  /** A session that has ended ends its stream. When nobody can tell, it goes on until somebody can. */
  async function recheck(some: readonly LiveListener[]): Promise<void> {
    for (const listener of some) {
      const caller = await ask.recognize(listener);
      if (caller) listener.recognized(caller);
      else listener.end('session');
    }
  }

  async function beat(): Promise<void> {
    for (const listener of listeners) listener.heartbeat();
    await recheck([...listeners]).catch((error: unknown) => log.warn({ err: error }, 'live stream: sessions cannot be looked up'));
  }

  return {
    async join(listener, after) {
      const end = position ?? (await journalEnd(db));
      const isKnown = after !== null && !isLater(after, end);
      const reached = isKnown ? await catchUp(db, { listener, after, othersAt: () => position }) : end;
      // from here on nothing waits, so no poll can come between the place reached and the first batch told
      const start = position ?? reached ?? end;
      position = start;
      listener.begin(reached === null || (after !== null && !isKnown) ? 'reset' : 'ready', start);
      listeners.add(listener);
      listener.stream.once('close', () => listeners.delete(listener));
      timer ??= setTimeout(() => void poll(), 0);
    },
    countOf: (actorId) =>
      actorId === undefined ? listeners.size : [...listeners].filter((one) => one.caller().actor.id === actorId).length,
    close() {
      clearInterval(heartbeat);
      if (timer) clearTimeout(timer);
      for (const listener of listeners) listener.end('server');
      listeners.clear();
    },
  };
}

type CatchUp = Readonly<{ listener: LiveListener; after: JournalPosition; othersAt: () => JournalPosition | null }>;

/** Tells what came after a place until the stream is level with the others; null when that is too much. */
async function catchUp(db: Db, { listener, after, othersAt }: CatchUp): Promise<JournalPosition | null> {
  let place = after;
  for (let read = 0; read < catchUpBatches; read += 1) {
    const batch = await readJournal(db, { after: place });
    listener.tell(batch);
    place = batch.position;
    const others = othersAt();
    if (batch.events.length < journalBatchLimit && (others === null || !isLater(others, place))) return place;
  }
  return null;
}

function isLater(one: JournalPosition, other: JournalPosition): boolean {
  const [a, b] = [BigInt(one.xact), BigInt(other.xact)];
  return a > b || (a === b && one.seq > other.seq);
}
