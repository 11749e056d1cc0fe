import type { fetchOrderExport as contract } from '@zhidan/core/orders/export-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { orderExportFetched } from '@zhidan/core/orders/order-event.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { fileAnswer } from '../../platform/files/file-bytes.ts';
import { wantedFile } from '../../platform/files/file-store.ts';
import type { FileAnswer } from '../../platform/files/stored-file.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { exportById } from './order-export-store.ts';

/**
 * The sheet of an export of the caller's own; fetching it is journaled.
 * @throws Refused `order_export.not_found`, `order_export.not_done`, `file.gone`
 */
export async function fetchOrderExport(merchant: Merchant, { by, now, exportId }: Asked<InputOf<typeof contract>>): Promise<FileAnswer> {
  const one = await exportById(merchant.db, exportId);
  if (!one || one.askedBy !== by.actor.id) throw new Refused('order_export.not_found', { exportId });
  if (!one.fileId) throw new Refused('order_export.not_done', { name: one.name });
  const file = await wantedFile(merchant.db, one.fileId, now);
  await inTransaction(merchant.db, (tx) =>
    emit(tx, { by, now }, [orderExportFetched({ subjectId: exportId, payload: { name: one.name } })]),
  );
  return fileAnswer(merchant, file);
}
