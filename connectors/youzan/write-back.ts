import { inTheirCode, type ShipAskThere } from '@zhidan/core/channels/carrier/in-their-code.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import type { WriteBack, WriteAsk } from '@zhidan/core/channels/write-back.ts';
import { answerAfterSale, listAfterSales } from './after-sale.ts';
import { call } from './call.ts';
import { carrierCodes } from './carrier-codes.ts';
import { readTrade } from './pull.ts';

/** Source: platforms/youzan.md §7. */
export const write: WriteBack = {
  ship: inTheirCode(carrierCodes, ship),
  canSplit: 'by_line', // quantities have a call whose parameters are not documented
  changeAddress,
  answerAddressChange: null, // Youzan's buyers cannot ask
  setMemo,
  setStock,
  setPrice: null, // the call is known by name only, and a price in the wrong unit is sold by the hundred
  listAfterSales,
  answerAfterSale,
};

/** Has no key for repeated calls: when it is refused, the trade is read; if it bears this waybill, the first call had arrived. */
async function ship(outside: Outside, access: ShopAccess, ask: ShipAskThere): Promise<void> {
  if (ask.lines?.some(({ remaining = 0 }) => remaining > 0))
    throw new ConnectorFault({ kind: 'invalid_request', platformCode: 'no_split_by_quantity', platformWords: 'Youzan ships a line whole' });
  const oids = ask.lines?.map(({ lineNo }) => lineNo).join(',');
  try {
    await call(outside, access, 'ship', {
      tid: ask.channelOrderNo,
      out_stype: ask.carrierCode,
      out_sid: ask.waybillNo,
      is_no_express: 0,
      ...(oids ? { oids } : {}),
    });
  } catch (fault) {
    const isRefused = fault instanceof ConnectorFault && fault.kind === 'business';
    if (!isRefused || !(await bearsWaybill(outside, access, ask))) throw fault;
  }
}

async function bearsWaybill(outside: Outside, access: ShopAccess, { channelOrderNo, waybillNo }: ShipAskThere): Promise<boolean> {
  const trade: Part = { at: '', fields: (await readTrade(outside, access, channelOrderNo)) ?? {} };
  return readable(() =>
    read
      .parts(trade, 'delivery_order')
      .flatMap((parcel) => read.parts(parcel, 'dists'))
      .some((dist) => read.text(read.part(dist, 'express_info'), 'express_no') === waybillNo),
  );
}

/** Once an order. The names of its fields are those of the order document (unverified). */
async function changeAddress(outside: Outside, access: ShopAccess, ask: WriteAsk<'changeAddress'>): Promise<void> {
  await call(outside, access, 'address', {
    tid: ask.channelOrderNo,
    receiver_name: ask.name,
    receiver_tel: ask.phone,
    delivery_province: ask.province,
    delivery_city: ask.city,
    delivery_district: ask.district,
    delivery_address: `${ask.town}${ask.detail}`, // Youzan has no town of its own
  });
}

/** The memo takes a flag from 1 to 5; no flag at all is a call of its own. */
async function setMemo(outside: Outside, access: ShopAccess, ask: WriteAsk<'setMemo'>): Promise<void> {
  const flag: Readonly<Record<string, string>> = ask.flag === null || ask.flag === '0' ? {} : { flag: ask.flag };
  await call(outside, access, 'memo', { tid: ask.channelOrderNo, memo: ask.memo, ...flag });
  if (ask.flag === '0') await call(outside, access, 'star', { tid: ask.channelOrderNo, star: 0 });
}

async function setStock(outside: Outside, access: ShopAccess, ask: WriteAsk<'setStock'>): Promise<void> {
  await call(outside, access, 'stock', { item_id: ask.productNo, sku_id: ask.skuNo, quantity: ask.quantity, type: 0 });
}
