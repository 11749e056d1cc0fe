import type { PrintBatchView } from '@zhidan/core/printing/api.ts';
import { printBatchMade } from '@zhidan/core/printing/printing-event.ts';
import { roadOf } from '@zhidan/core/printing/print-road.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { PrintClaim } from '../../fulfillment/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import { fulfillmentsOf, insertBatch, insertItems, type NewItem } from './batch-store.ts';
import { printBatchNamed } from './batch-query.ts';

export type BatchAsk = Asked<
  Readonly<{ batchId: string; kind: 'print' | 'reprint'; reason: string; desk: string; fulfillmentOrderIds: readonly string[] }>
>;

/**
 * Claims labels and notes what came of it, label by label. Asked twice under one id it claims once.
 * @throws Refused `print_batch.id_taken`
 */
export async function makeBatch(
  tx: Tx,
  ask: BatchAsk,
  claim: (ids: readonly string[]) => Promise<readonly PrintClaim[]>,
): Promise<PrintBatchView> {
  const { by, now, batchId, kind, reason, desk } = ask;
  const ids = [...new Set(ask.fulfillmentOrderIds)];
  const isNew = await insertBatch(tx, { id: batchId, kind, reason, desk, itemCount: ids.length, at: now, by: by.actor });
  if (!isNew) {
    const known = await fulfillmentsOf(tx, batchId);
    if (!known || ids.some((id) => !known.has(id))) throw new Refused('print_batch.id_taken', { batchId });
    return printBatchNamed(tx, { by, batchId });
  }
  const items = (await claim(ids)).flatMap((one) => itemsOf(one, () => newId(now)));
  await insertItems(tx, batchId, kind, items);
  const refusedCount = items.filter(({ label }) => label === null).length;
  await emit(tx, { by, now }, [
    printBatchMade({ subjectId: batchId, payload: { kind, itemCount: items.length, refusedCount }, ...(reason ? { reason } : {}) }),
  ]);
  return printBatchNamed(tx, { by, batchId });
}

function itemsOf(claim: PrintClaim, id: () => string): readonly NewItem[] {
  const fulfillmentOrderId = claim.id;
  if (!claim.isClaimed) return [{ id: id(), fulfillmentOrderId, label: null, refusals: claim.refusals }];
  return claim.parcels.map(({ parcelId, waybillNo, source }) => ({
    id: id(),
    fulfillmentOrderId,
    label: { parcelId, waybillNo, road: roadOf(source) },
    refusals: [],
  }));
}
