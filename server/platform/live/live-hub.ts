import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { Logger } from 'pino';
import type { Db } from '../db/database.ts';
import { isLaterPosition, journalEnd, type JournalPosition } from '../journal/journal-position.ts';
import { readJournal, readUnsettled } from '../journal/read-journal.ts';
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

/** One reader of the journal for all open streams of a process. Reads only while somebody listens. */
export class LiveHub {
  readonly #ask: LiveHubAsk;
  readonly #listeners = new Set<LiveListener>();
  readonly #heartbeat: NodeJS.Timeout;
  /** whose session or rights may have changed since they were last looked at; looked at with the next poll */
  readonly #doubted = new Set<LiveListener>();
  /** access news looked at already that readers of the journal may not take yet */
  #heeded: ReadonlySet<string> = new Set();
  /** how far all listeners have been told; null while nobody listens */
  #position: JournalPosition | null = null;
  #poll: NodeJS.Timeout | null = null;
  #isAway = false;

  constructor(ask: LiveHubAsk) {
    this.#ask = ask;
    this.#heartbeat = setInterval(() => this.#beat(), heartbeatMs).unref();
  }

  /** Adds a stream, after telling it what it missed since `after`; null is a fresh one. */
  async join(listener: LiveListener, after: JournalPosition | null): Promise<void> {
    const end = this.#position ?? (await journalEnd(this.#ask.db));
    const isBeyond = after !== null && isLaterPosition(after, end);
    const reached = after === null || isBeyond ? end : await this.#catchUp(listener, after);
    // from here on nothing waits, so no poll can come between the place reached and the first batch told
    const start = this.#position ?? reached ?? end;
    this.#position = start;
    listener.begin(reached === null || isBeyond ? 'reset' : 'ready', start);
    this.#listeners.add(listener);
    this.#doubted.add(listener); // the news that ended the session may have come after it was recognized and before this place
    listener.stream.once('close', () => this.#forget(listener));
    this.#poll ??= setTimeout(() => void this.#tellAll(), 0);
  }

  /** Open streams: of one caller, or all. */
  countOf(actorId?: string): number {
    if (actorId === undefined) return this.#listeners.size;
    return [...this.#listeners].filter((listener) => listener.caller().actor.id === actorId).length;
  }

  close(): void {
    clearInterval(this.#heartbeat);
    if (this.#poll) clearTimeout(this.#poll);
    for (const listener of this.#listeners) listener.end('server');
    this.#listeners.clear();
    this.#doubted.clear();
  }

  #forget(listener: LiveListener): void {
    this.#listeners.delete(listener);
    this.#doubted.delete(listener);
  }

  async #tellAll(): Promise<void> {
    const { log } = this.#ask;
    try {
      if (this.#position) await this.#tellNext(this.#position);
      if (this.#isAway) log.info('live stream: the database is back');
      this.#isAway = false;
    } catch (error) {
      if (!this.#isAway) log.warn({ err: error }, 'live stream: the journal cannot be read; trying again');
      this.#isAway = true;
    }
    const isHeard = this.#listeners.size > 0;
    this.#poll = isHeard ? setTimeout(() => void this.#tellAll(), this.#isAway ? pollWhenAwayMs : pollMs) : null;
    if (!isHeard) this.#position = null;
  }

  async #tellNext(after: JournalPosition): Promise<void> {
    const batch = await readJournal(this.#ask.db, { after });
    this.#position = batch.position;
    if (batch.events.length > 0) for (const listener of this.#listeners) listener.tell(batch);
    this.#doubt(batch.events);
    await this.#doubtUnsettled(batch.position);
    await this.#recheck();
  }

  /** The end of a session does not wait for older transactions that still run, as news in the order of the journal do. */
  async #doubtUnsettled(after: JournalPosition): Promise<void> {
    const unsettled = await readUnsettled(this.#ask.db, after);
    this.#doubt(unsettled.filter(({ id }) => !this.#heeded.has(id)));
    this.#heeded = new Set(unsettled.map(({ id }) => id));
  }

  #doubt(events: readonly JournalEvent[]): void {
    for (const listener of this.#listeners)
      if (events.some((event) => this.#ask.changesAccess(event, listener.caller()))) this.#doubted.add(listener);
  }

  /** Tells what came after a place until the stream is level with the others; null when that is too much. */
  async #catchUp(listener: LiveListener, after: JournalPosition): Promise<JournalPosition | null> {
    let place = after;
    for (let read = 0; read < catchUpBatches; read += 1) {
      const batch = await readJournal(this.#ask.db, { after: place });
      listener.tell(batch);
      place = batch.position;
      const isLevel = this.#position === null || !isLaterPosition(this.#position, place);
      if (batch.isAtEnd && isLevel) return place;
    }
    return null;
  }

  /** A session that has ended ends its stream. When nobody can tell, it goes on until somebody can. */
  async #recheck(): Promise<void> {
    for (const listener of this.#doubted) {
      const caller = await this.#ask.recognize(listener);
      this.#doubted.delete(listener);
      if (caller) listener.recognized(caller);
      else {
        this.#forget(listener);
        listener.end('session');
      }
    }
  }

  /** Some sessions end without news: by time. */
  #beat(): void {
    for (const listener of this.#listeners) {
      listener.heartbeat();
      this.#doubted.add(listener);
    }
  }
}
