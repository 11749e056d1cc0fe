import { createHash } from 'node:crypto';
import { fenToYuan } from '@zhidan/core/kernel/money.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import type { WriteBack, WriteAsk } from '@zhidan/core/channels/write-back.ts';
import { answerAfterSale, listAfterSales } from './after-sale.ts';
import { call, listIn, type Params } from './call.ts';
import { ship } from './ship.ts';

/** Source: platforms/taobao.md §7. */
export const write: WriteBack = {
  ship,
  canSplit: 'by_quantity',
  changeAddress,
  // the platform asks by calling us (奇门) and wants the answer in the same breath; there is no call for it
  answerAddressChange: null,
  setMemo,
  setStock,
  setPrice,
  listAfterSales,
  answerAfterSale,
};

async function changeAddress(outside: Outside, access: ShopAccess, ask: WriteAsk<'changeAddress'>): Promise<void> {
  const isMobile = /^1\d{10}$/.test(ask.phone);
  await call(outside, access, 'taobao.trade.shippingaddress.update', {
    tid: ask.channelOrderNo,
    receiver_name: ask.name,
    receiver_mobile: isMobile ? ask.phone : cleared,
    receiver_phone: isMobile ? cleared : ask.phone,
    receiver_state: ask.province,
    receiver_city: ask.city,
    receiver_district: ask.district || cleared,
    receiver_town: ask.town || cleared,
    receiver_address: ask.detail,
  });
}

/** TOP's word for "empty this field"; an absent one would keep the old value. */
const cleared = '-1';

async function setMemo(outside: Outside, access: ShopAccess, ask: WriteAsk<'setMemo'>): Promise<void> {
  await call(outside, access, 'taobao.trade.memo.update', {
    tid: ask.channelOrderNo,
    memo: ask.memo,
    flag: ask.flag ?? '',
    reset: ask.memo === '' ? 'true' : '', // without it an empty memo keeps the old one
  });
}

async function setStock(outside: Outside, access: ShopAccess, ask: WriteAsk<'setStock'>): Promise<void> {
  if (access.channel !== 'tmall') {
    await call(outside, access, 'taobao.item.quantity.update', {
      num_iid: ask.productNo,
      sku_id: ask.skuNo,
      quantity: String(ask.quantity),
      type: '1',
    });
    return;
  }
  const key = createHash('sha256').update(ask.askId).digest('hex').slice(0, 32); // the same ask counts once
  const row = { quantity: ask.quantity, outer_biz_key: key };
  await call(outside, access, 'tmall.item.quantity.update', {
    item_id: ask.productNo,
    options: JSON.stringify({ type: 1 }),
    ...(ask.skuNo ? { sku_quantities: JSON.stringify([{ sku_id: ask.skuNo, ...row }]) } : { item_quantities: JSON.stringify([row]) }),
  });
}

async function setPrice(outside: Outside, access: ShopAccess, ask: WriteAsk<'setPrice'>): Promise<void> {
  const price = fenToYuan(ask.price);
  if (access.channel === 'tmall') {
    await call(outside, access, 'tmall.item.price.update', {
      item_id: ask.productNo,
      ...(ask.skuNo ? { sku_prices: JSON.stringify([{ sku_id: ask.skuNo, price }]) } : { item_price: price }),
    });
    return;
  }
  await call(outside, access, 'taobao.item.sku.price.update', { num_iid: ask.productNo, ...(await skuNames(outside, access, ask)), price });
}

/** Taobao's price call names a SKU by its properties or its merchant code, not by its number. */
async function skuNames(outside: Outside, access: ShopAccess, { productNo, skuNo }: WriteAsk<'setPrice'>): Promise<Params> {
  const fields = 'sku_id,num_iid,properties,outer_id';
  const answer = await call(outside, access, 'taobao.item.skus.get', { num_iids: productNo, fields });
  const sku = readable(() => listIn(answer, 'skus', 'sku').find((row) => read.text(row, 'sku_id') === skuNo));
  const properties = sku ? readable(() => read.text(sku, 'properties')) : '';
  const outerId = sku ? readable(() => read.text(sku, 'outer_id')) : '';
  if (properties || outerId) return properties ? { properties } : { outer_id: outerId };
  const platformWords = `product ${productNo} has no SKU ${skuNo} that can be named`;
  throw new ConnectorFault({ kind: 'invalid_request', platformCode: 'no_such_sku', platformWords });
}
