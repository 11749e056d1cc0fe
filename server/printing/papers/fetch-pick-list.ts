import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { fetchPickList as contract } from '@zhidan/core/printing/paper-api.ts';
import type { FileAnswer } from '../../platform/files/stored-file.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { renderPickList } from '../labels/render-pick-list.ts';
import { claimedItems } from './batch-papers-query.ts';
import { labelFacts } from './label-facts-query.ts';
import { carrierName, paperTime } from './label-of.ts';
import { pdfAnswer } from './pdf-answer.ts';

/** What to take from the shelf for a batch; the goods of several parcels of one order are in it once. @throws Refused `print_batch.not_found` */
export async function fetchPickList({ db }: Merchant, ask: Asked<InputOf<typeof contract>>): Promise<FileAnswer> {
  const { no, itemIds } = await claimedItems(db, ask);
  const facts = [...(await labelFacts(db, itemIds)).values()];
  const orders = [...new Map(facts.map((one) => [one.fulfillmentOrderId, one])).values()];
  const oneOf = (names: readonly string[]): string => [...new Set(names)].join('、');
  const list = {
    no,
    warehouseName: oneOf(orders.map(({ warehouse }) => warehouse?.name ?? '')),
    carrierName: oneOf(orders.map(({ carrier }) => carrierName(carrier))),
    orderCount: orders.length,
    lines: orders.flatMap(({ lines }) => lines),
    printedAt: paperTime(ask.now),
  };
  return pdfAnswer(`拣货单 ${no}`, await renderPickList(list, ask.size));
}
