import type { WriteBack } from '@zhidan/core/channels/write-back.ts';
import { answerAfterSale, listAfterSales } from './after-sale.ts';
import { call } from './call.ts';
import { changeAddress } from './change-address.ts';
import { ship } from './ship.ts';

/** Flags of the seller and the names that must go with them. Source: platforms/pinduoduo.md §5, `remark_tag`. */
const flagNames: Readonly<Record<string, string>> = { '1': '红', '2': '黄', '3': '绿', '4': '蓝', '5': '紫' };

/** The single price must stand above the group price, the reference price above both, in fen (unverified). */
const priceSteps = { single: 100, market: 200 } as const;

/** What we tell the platform. Source: platforms/pinduoduo.md §7. */
export const write: WriteBack = {
  ship,
  canSplit: 'by_quantity',
  changeAddress,
  answerAddressChange: null, // a buyer's change is done when we hear of it
  async setMemo(outside, access, { channelOrderNo, memo, flag }) {
    const tagName = flag === null ? null : (flagNames[flag] ?? null);
    const tag = tagName === null ? null : flag; // both or neither
    await call(outside, access, 'pdd.order.note.update', { order_sn: channelOrderNo, note: memo, tag, tag_name: tagName });
  },
  async setStock(outside, access, { productNo, skuNo, quantity }) {
    const sku = { goods_id: productNo, sku_id: skuNo };
    await call(outside, access, 'pdd.goods.quantity.update', { ...sku, quantity, update_type: 1 }); // 1: the whole, so a repeat is harmless
  },
  async setPrice(outside, access, { productNo, skuNo, price }) {
    await call(outside, access, 'pdd.goods.sku.price.update', {
      goods_id: productNo,
      market_price: price + priceSteps.market,
      sku_price_list: [{ sku_id: skuNo, group_price: price, single_price: price + priceSteps.single, is_onsale: 1 }],
      sync_goods_operate: 1, // stay as listed
    });
  },
  listAfterSales,
  answerAfterSale,
};
