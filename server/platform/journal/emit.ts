import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Happened } from '@zhidan/core/kernel/event.ts';
import type { Tx } from '../db/database.ts';

/**
 * Writes news to the journal in the command's own transaction: one row each, chained by hash per subject.
 * `ask` tells who and when. Any number of rows costs two statements.
 */
export async function emit(tx: Tx, ask: Pick<Asked, 'by' | 'now'>, news: readonly Happened[]): Promise<void> {
  throw new Error(`not built yet: ${tx.isTransaction} ${ask.now} ${news.length}`);
}
