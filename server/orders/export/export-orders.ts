import type { exportOrders as contract } from '@zhidan/core/orders/export-api.ts';
import { mayDo, type Asked, type Caller } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { orderExportAsked } from '@zhidan/core/orders/order-event.ts';
import { exportLifeMs, type OrderExportId } from '@zhidan/core/orders/order-export.ts';
import { soundFilter } from '@zhidan/core/orders/order-filter.ts';
import type { Tx } from '../../platform/db/database.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import { exportOrdersType } from './export-orders-type.ts';
import { insertExport } from './order-export-store.ts';

/**
 * Asks for a sheet of orders; a job writes it. Receivers in full only for who may see them and says why.
 * @throws Refused `order_export.reveal_denied`
 */
export async function exportOrders(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { by, now, name, sort, direction, columns, revealReason } = ask;
  const isRevealed = revealReason !== undefined;
  if (isRevealed && !mayReveal(by)) throw new Refused('order_export.reveal_denied');
  const exportId = newId<OrderExportId>(now);
  const filter = soundFilter(ask.filter);
  await insertExport(tx, {
    id: exportId,
    askedBy: by.actor.id,
    askedAt: now,
    name,
    question: { filter, sort, direction, columns, language: by.language },
    shops: by.shops,
    isRevealed,
    state: 'waiting',
    rowCount: 0,
    expectedCount: null,
    fileId: null,
    byteCount: null,
    finishedAt: null,
    expiresAt: plusMs(now, exportLifeMs),
  });
  await enqueue(tx, exportOrdersType, [{ payload: { exportId }, key: exportId }]);
  const { search, ...told } = filter; // whom somebody searched for is personal data
  const after = { name, columns, isRevealed, filter: told, isSearch: search !== undefined };
  await emit(tx, { by, now }, [
    orderExportAsked({ subjectId: exportId, payload: { name }, after, ...(isRevealed ? { reason: revealReason } : {}) }),
  ]);
  return { exportId };
}

function mayReveal(by: Caller): boolean {
  return mayDo(by, 'personal_data.reveal') && !by.maskedFields.has('order.receiver');
}
