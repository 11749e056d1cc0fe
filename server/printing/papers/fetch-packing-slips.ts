import { maskAddress } from '@zhidan/core/kernel/mask-address.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { fetchPackingSlips as contract } from '@zhidan/core/printing/paper-api.ts';
import type { FileAnswer } from '../../platform/files/stored-file.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { renderPackingSlips } from '../labels/render-packing-slips.ts';
import { claimedItems } from './batch-papers-query.ts';
import { labelFacts } from './label-facts-query.ts';
import { carrierName, paperTime, privateReceiver } from './label-of.ts';
import { pdfAnswer } from './pdf-answer.ts';

/** What is in the parcels of a batch, for the buyers: the receiver hidden in part, the address down to the district. */
export async function fetchPackingSlips({ db, vault }: Merchant, ask: Asked<InputOf<typeof contract>>): Promise<FileAnswer> {
  const { no, itemIds } = await claimedItems(db, ask);
  const facts = await labelFacts(db, itemIds);
  const slips = itemIds.flatMap((id) => {
    const of = facts.get(id);
    if (!of) return [];
    const receiver = privateReceiver(vault, of);
    return [
      {
        shopName: of.shopName,
        fulfillmentNo: of.fulfillmentNo,
        orderNos: of.orderNos,
        carrierName: carrierName(of.carrier),
        waybillNo: of.waybillNo,
        receiver: { ...receiver, address: maskAddress(receiver.address) },
        lines: of.lines,
        note: '',
        printedAt: paperTime(ask.now),
      },
    ];
  });
  return pdfAnswer(`发货单 ${no}`, await renderPackingSlips(slips));
}
