import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { orderExportFinished } from '@zhidan/core/orders/order-event.ts';
import { exportLifeMs } from '@zhidan/core/orders/order-export.ts';
import { orderFilterSchema } from '@zhidan/core/orders/order-filter.ts';
import { fromSnapshot, inTransaction } from '../../platform/db/in-transaction.ts';
import type { Db } from '../../platform/db/database.ts';
import { storeFile } from '../../platform/files/store-file.ts';
import { emit } from '../../platform/journal/emit.ts';
import { job } from '../../platform/jobs/job.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { writeSheet, xlsxMediaType, type SheetCell } from '../../platform/sheets/write-sheet.ts';
import { exceptionsOf } from '../exceptions/exceptions-query.ts';
import { pageOfOrders, type OrdersAsk } from '../list/order-list-query.ts';
import { sumOrders } from '../list/order-sum-query.ts';
import { shopNames } from '../list/shop-name-query.ts';
import { exportOrdersType } from './export-orders-type.ts';
import { exportById, failExport, finishExport, noteExported, startExport, type OrderExport } from './order-export-store.ts';
import { sheetColumns, sheetRow } from './order-sheet.ts';

/** Orders that are read, and told as progress, at a time. */
const pageLimit = 500;

type Reading = Readonly<{ merchant: Merchant; one: OrderExport; ask: OrdersAsk; signal: AbortSignal; told: { rowCount: number } }>;

/** Writes the orders of an export, as they are at its start, into a file. Tried again, it begins anew. */
export const exportOrdersJob = job(exportOrdersType, async (merchant, { payload, now, signal }) => {
  const { db, vault } = merchant;
  const one = await exportById(db, payload.exportId);
  if (!one) return; // its time is over
  const { filter, ...order } = one.question;
  const by = { ...systemCaller('orders'), shops: one.shops };
  const ask: OrdersAsk = { ...orderFilterSchema.parse(filter), ...order, by, now };
  const { orderCount, isCapped } = await sumOrders(db, ask, vault);
  if (!(await startExport(db, one.id, isCapped ? null : orderCount))) return;
  const told = { rowCount: 0 };
  try {
    const reading: Reading = { merchant, one, ask, signal, told };
    const file = await storeFile(
      merchant,
      { name: `${one.name}.xlsx`, mediaType: xlsxMediaType, lifeMs: exportLifeMs, limitMb: null },
      writeSheet({
        name: one.name,
        columns: sheetColumns(order.columns, order.language),
        rows: fromSnapshot(db, (tx) => rowsOf(tx, reading)),
      }),
    );
    const { rowCount } = told;
    await inTransaction(db, async (tx) => {
      await finishExport(tx, one.id, { file, rowCount, now: merchant.clock() });
      await emit(tx, { by, now: merchant.clock() }, [orderExportFinished({ subjectId: one.id, payload: { name: one.name, rowCount } })]);
    });
  } catch (error) {
    await failExport(db, one.id, merchant.clock());
    throw error;
  }
});

async function* rowsOf(tx: Db, { merchant, one, ask, signal, told }: Reading): AsyncGenerator<readonly SheetCell[]> {
  const { columns, language } = one.question;
  const style = { language, shopNames: await shopNames(tx), isRevealed: one.isRevealed };
  let after: string | undefined;
  do {
    signal.throwIfAborted();
    const page = await pageOfOrders(tx, { ...ask, limit: pageLimit, after }, merchant.vault);
    const exceptions = await exceptionsOf(
      tx,
      page.items.map(({ id }) => id),
    );
    for (const order of page.items) yield sheetRow({ ...order, exceptions: exceptions.get(order.id) ?? [] }, columns, style);
    told.rowCount += page.items.length;
    await noteExported(merchant.db, one.id, told.rowCount);
    after = page.next ?? undefined;
  } while (after !== undefined);
}
