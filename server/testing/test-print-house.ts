import { randomUUID } from 'node:crypto';
import type { ChannelOrder } from '@zhidan/core/channels/channel-order.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { fulfillmentsOf, recordNumbers } from '../fulfillment/index.ts';
import { placeHolds } from '../orders/index.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { handOutLabels } from '../printing/batches/hand-out-labels.ts';
import { handOutPages } from '../printing/batches/hand-out-pages.ts';
import { printBatchNamed } from '../printing/batches/batch-query.ts';
import { reportPrinted } from '../printing/batches/report-printed.ts';
import { settlePrinted } from '../printing/batches/settle-printed.ts';
import { startPrintBatch } from '../printing/batches/start-print-batch.ts';
import { startReprint } from '../printing/batches/start-reprint.ts';
import { aFulfillmentHouse } from './test-fulfillment-house.ts';
import type { TestMerchant } from './test-merchant.ts';

export type PrintHouse = Awaited<ReturnType<typeof aPrintHouse>>;

/** Print data as Cainiao gives it: nobody here can read it. */
export const sealedPrintData = (waybillNo: string): JsonObject => ({
  encryptedData: `AES:${Buffer.from(waybillNo).toString('base64')}`,
  signature: 'MD:Z8ZIyAQGEddje8GVZtaLKQ==',
  templateURL: 'http://cloudprint.cainiao.com/template/standard/101',
  ver: 'waybill_print_secret_version_1',
});

/** A house whose orders have numbers and wait for their labels, and a packing desk. Each step has its own transaction. */
export async function aPrintHouse(merchant: TestMerchant) {
  const house = await aFulfillmentHouse(merchant, 10_000);
  const { within, ask } = house;
  let numbered = 0;

  /** Gives the parcels of fulfillment orders numbers of a source; those of `hand` get labels of our own. */
  const numberFrom = (source: string, ids: readonly string[]): Promise<void> =>
    within(async (tx) => {
      const parcels = (await fulfillmentsOf(tx, ids)).flatMap((one) => one.parcels).filter(({ state }) => state === 'wanted');
      const numbers = parcels.map(({ id, carrier }) => {
        numbered += 1;
        const waybillNo = `7860${String(numbered).padStart(10, '0')}`;
        const routing = { sortCode: '380D-56-04', marker: '杭州', bagName: '杭州转运中心', bagCode: '571A' };
        const printData = source === 'hand' ? null : sealedPrintData(waybillNo);
        return { parcelId: id, source, accountId: null, carrier, waybillNo, parentWaybillNo: null, routing, printData, orderNoThere: '' };
      });
      await recordNumbers(tx, { ...ask(), numbers }, merchant.vault);
    });

  return {
    ...house,
    numberFrom,
    /** Orders that are ready for their labels; answers their fulfillment orders. */
    ready: async (nos: readonly string[], source = 'cainiao', change: Partial<ChannelOrder> = {}): Promise<readonly string[]> => {
      await house.receive(...nos.map((no) => house.order(no, change)));
      await house.settle();
      const ids = await Promise.all(nos.map(async (no) => (await house.ofOrder(no)).id));
      await house.bring(ids, 'to_print');
      await numberFrom(source, ids);
      return ids;
    },
    hold: async (no: string): Promise<void> => {
      const orderId = await house.orderId(no);
      await within((tx) => placeHolds(tx, ask(), [{ orderId, source: 'hand', reason: '等客户回复', until: null }]));
    },
    start: (ids: readonly string[], batchId: string = randomUUID()) =>
      within((tx) => startPrintBatch(tx, { ...ask(), batchId, fulfillmentOrderIds: [...ids], desk: '1号台' })),
    reprint: (ids: readonly string[], reason: string) =>
      within((tx) =>
        startReprint(tx, { ...ask(), batchId: randomUUID(), fulfillmentOrderIds: [...ids], waybillNos: [], reason, desk: '1号台' }),
      ),
    handOut: (batchId: string, itemIds: readonly string[], printer = '热敏打印机A') =>
      within((tx) => handOutLabels(tx, { ...ask(), batchId, itemIds: [...itemIds], printer }, merchant.vault)),
    handOutPages: (batchId: string, itemIds: readonly string[]) =>
      within((tx) => handOutPages(tx, { ...ask(), batchId, itemIds: [...itemIds] })),
    report: (results: Parameters<typeof reportPrinted>[1]['results']) => within((tx) => reportPrinted(tx, { ...ask(), results })),
    say: (batchId: string, itemIds: readonly string[], wasPrinted: boolean) =>
      within((tx) => settlePrinted(tx, { ...ask(), batchId, itemIds: [...itemIds], wasPrinted })),
    batch: (batchId: string) => inTransaction(merchant.db, (tx) => printBatchNamed(tx, { ...ask(), batchId })),
  };
}
