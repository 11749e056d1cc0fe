import type { PrintBatchView, startPrintBatch as contract } from '@zhidan/core/printing/api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { claimPrint } from '../../fulfillment/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { makeBatch } from './make-batch.ts';

/**
 * Claims labels that are printed for the first time; what may not be printed is among the items with its reason.
 * @throws Refused `print_batch.id_taken`
 */
export function startPrintBatch(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<PrintBatchView> {
  const { by, now, batchId } = ask;
  return makeBatch(tx, { ...ask, kind: 'print', reason: '' }, (ids) => claimPrint(tx, { by, now, ids, batchId }));
}
