import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import type { WriteBack, WriteAsk } from '@zhidan/core/channels/write-back.ts';
import { answerAfterSale, listAfterSales } from './after-sale.ts';
import { call, idNumber } from './call.ts';
import { readOrder } from './pull.ts';
import { ship } from './ship.ts';

/** Source: platforms/douyin.md §7. */
export const write: WriteBack = {
  ship,
  canSplit: 'by_quantity',
  changeAddress,
  answerAddressChange,
  setMemo,
  setStock,
  setPrice,
  listAfterSales,
  answerAfterSale,
};

/** Every part of the address must go along, regions with their numbers: those that stay the same keep theirs. */
async function changeAddress(outside: Outside, access: ShopAccess, ask: WriteAsk<'changeAddress'>): Promise<void> {
  const order: Part = { at: '', fields: (await readOrder(outside, access, ask.channelOrderNo)) ?? {} };
  const region = (name: string, text: string): JsonObject => {
    const old = readable(() => read.part(read.part(order, 'post_addr'), name));
    return { name: text, id: read.text(old, 'name') === text ? read.text(old, 'id') : '' };
  };
  await call(outside, access, 'order.addressModify', {
    order_id: ask.channelOrderNo,
    post_receiver: ask.name,
    post_tel: ask.phone,
    post_addr: {
      province: region('province', ask.province),
      city: region('city', ask.city),
      town: region('town', ask.district), // the platform calls a district town, and a town street
      street: region('street', ask.town),
      address_detail: ask.detail,
      land_mark: '',
    },
  });
}

/** 已拣货: the reason when nobody names another of 1001–1005. */
const alreadyPicked = '1001';

async function answerAddressChange(outside: Outside, access: ShopAccess, ask: WriteAsk<'answerAddressChange'>): Promise<void> {
  await call(outside, access, 'order.addressConfirm', {
    order_id: ask.channelOrderNo.replace(/A$/, ''), // older numbers end with a letter that this call does not take
    is_approved: ask.isApproved ? 0 : idNumber(ask.reasonCode || alreadyPicked),
  });
}

async function setMemo(outside: Outside, access: ShopAccess, ask: WriteAsk<'setMemo'>): Promise<void> {
  const star: Readonly<Record<string, string>> = ask.flag === null ? {} : { is_add_star: 'true', star: ask.flag };
  await call(outside, access, 'order.addOrderRemark', { order_id: ask.channelOrderNo, remark: ask.memo, ...star });
}

async function setStock(outside: Outside, access: ShopAccess, ask: WriteAsk<'setStock'>): Promise<void> {
  try {
    await call(outside, access, 'sku.syncStock', {
      product_id: idNumber(ask.productNo),
      sku_id: idNumber(ask.skuNo),
      stock_num: ask.quantity,
      incremental: false,
      idempotent_id: ask.askId,
    });
  } catch (fault) {
    const isRepeated = fault instanceof ConnectorFault && fault.platformCode.startsWith('isv.idempotent-id-existed');
    if (!isRepeated) throw fault; // the first call had arrived
  }
}

async function setPrice(outside: Outside, access: ShopAccess, ask: WriteAsk<'setPrice'>): Promise<void> {
  await call(outside, access, 'sku.editPrice', { product_id: idNumber(ask.productNo), sku_id: idNumber(ask.skuNo), price: ask.price });
}
