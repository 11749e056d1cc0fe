import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { inTransaction } from '../db/in-transaction.ts';
import type { Merchant } from '../merchant.ts';
import { lockAndRead, moveCursor } from './cursor.ts';
import type { JournalEvent, Subscriber } from './subscriber.ts';

/** What came of one batch: its effect and the moved cursor are committed together, or nothing is. */
export type BatchOutcome =
  | Readonly<{ kind: 'applied' | 'at the end' | 'held elsewhere' }>
  | Readonly<{ kind: 'failed'; events: readonly JournalEvent[]; error: unknown }>;

/** Lets a subscriber digest its next events, at most `limit`, in one transaction with its cursor. */
export async function applyBatch(merchant: Merchant, subscriber: Subscriber, limit: number): Promise<BatchOutcome> {
  let events: readonly JournalEvent[] = [];
  try {
    return await inTransaction(merchant.db, async (tx) => {
      events = [];
      const read = await lockAndRead(tx, { name: subscriber.name, on: subscriber.on, limit });
      if (!read) return { kind: 'held elsewhere' };
      const { after, batch } = read;
      events = batch.events;
      const now = merchant.clock();
      const ask = { by: systemCaller(subscriber.name), now, vault: merchant.vault };
      const left = (await subscriber.beside?.(merchant, events, ask)) ?? events;
      if (left.length > 0) await subscriber.apply(tx, left, ask);
      const isMoved = batch.position.xact !== after.xact || batch.position.seq !== after.seq;
      if (isMoved) await moveCursor(tx, subscriber.name, batch.position, now);
      return { kind: batch.isAtEnd ? 'at the end' : 'applied' };
    });
  } catch (error) {
    return { kind: 'failed', events, error };
  }
}
