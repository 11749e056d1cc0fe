import type { WriteBack } from '@zhidan/core/channels/write-back.ts';
import { answerAfterSale, listAfterSales } from './after-sale.ts';
import { call } from './call.ts';
import { changeAddress } from './change-address.ts';
import { ship } from './ship.ts';

/** Sets the stock: a repeat is harmless, where adding and taking away is not. */
const setStockTo = 3;

/** What we tell the platform. Source: platforms/wechat-shop.md §7. */
export const write: WriteBack = {
  ship,
  canSplit: 'by_quantity',
  changeAddress,
  /** Without an answer the platform accepts after twelve hours. */
  async answerAddressChange(outside, access, { channelOrderNo, isApproved }) {
    const answer = isApproved ? 'accept' : 'reject';
    await call(outside, access, `/channels/ec/order/addressmodify/${answer}`, { order_id: channelOrderNo });
  },
  /** The platform has no flags. */
  async setMemo(outside, access, { channelOrderNo, memo }) {
    await call(outside, access, '/channels/ec/order/merchantnotes/update', { order_id: channelOrderNo, merchant_notes: memo });
  },
  async setStock(outside, access, { productNo, skuNo, quantity }) {
    const sku = { product_id: productNo, sku_id: skuNo };
    await call(outside, access, '/channels/ec/product/stock/update', { ...sku, diff_type: setStockTo, num: quantity });
  },
  setPrice: null, // a price changes only with the whole product, which is then reviewed and listed again
  listAfterSales,
  answerAfterSale,
};
