import { z } from 'zod';
import type { Trade } from '../world/trade.ts';
import { addressInfo, hasVirtualNumber, virtualNumberOf } from './address-document.ts';
import { call, idSchema, orderOf, unixSchema, type Call } from './call.ts';
import { cursorPage } from './cursor.ts';
import { openIdOf, orderIdOf } from './native-number.ts';
import { orderDocument, seconds } from './order-document.ts';
import { orderStatus } from './order-status.ts';
import { WechatRefusal } from './wechat-error.ts';

const rangeSchema = z.object({ start_time: unixSchema, end_time: unixSchema });
type Range = z.output<typeof rangeSchema>;
const longestRangeSeconds = 7 * 86_400;

const pageFields = { page_size: z.int().min(1).max(100), next_key: z.string().default('') };

const listSchema = z.object({
  create_time_range: rangeSchema.optional(),
  update_time_range: rangeSchema.optional(),
  status: z.int().nullish(),
  openid: z.string().default(''),
  ...pageFields,
});

const searchSchema = z.object({
  search_condition: z
    .object({
      title: z.string(),
      sku_code: z.string(),
      user_name: z.string(),
      tel_number: z.string(),
      order_id: idSchema,
      merchant_notes: z.string(),
      customer_notes: z.string(),
    })
    .partial(),
  on_aftersale_order_exist: z.int().min(0).max(1).nullish(),
  status: z.int().nullish(),
  ...pageFields,
});
type Condition = z.output<typeof searchSchema>['search_condition'];

/** Reading orders: the list brings numbers only. Spec: wechat-shop §3, §6. */
export const orderCalls: Readonly<Record<string, Call>> = {
  'order/list/get': call(listSchema, ({ world, shop }, { next_key, ...filter }) => {
    const { create_time_range: created, update_time_range: updated, status, openid } = filter;
    if (!created && !updated) throw new WechatRefusal(40097, 'create_time_range or update_time_range');
    for (const range of [created, updated]) checkRange(range);
    const rows = world
      .trades(shop.seq)
      .filter(
        (trade) =>
          isWithin(created, trade.createdMs) &&
          isWithin(updated, trade.modifiedMs) &&
          (!status || orderStatus(trade) === status) &&
          (openid === '' || openIdOf(trade) === openid),
      );
    return idPage(cursorPage(rows, { nextKey: next_key, pageSize: filter.page_size, filter }), 'order_id_list');
  }),
  'order/search': call(searchSchema, ({ world, shop }, { next_key, ...filter }) => {
    const { search_condition: wanted, status, on_aftersale_order_exist: withAftersale } = filter;
    const rows = world
      .trades(shop.seq)
      .filter(
        (trade) =>
          meets(trade, wanted) &&
          (!status || orderStatus(trade) === status) &&
          (typeof withAftersale !== 'number' || trade.refunds.length > 0 === (withAftersale === 1)),
      );
    return idPage(cursorPage(rows, { nextKey: next_key, pageSize: filter.page_size, filter }), 'orders');
  }),
  'order/get': call(z.object({ order_id: idSchema, encode_sensitive_info: z.boolean().optional() }), (caller, { order_id }) => ({
    order: orderDocument(caller.world, orderOf(caller, order_id)),
  })),
  'order/sensitiveinfo/decode': call(z.object({ order_id: idSchema }), (caller, { order_id }) => {
    const trade = orderOf(caller, order_id);
    const virtual = virtualNumberOf(trade);
    return {
      address_info: addressInfo(trade, trade.receiver, true),
      virtual_number_info: hasVirtualNumber(trade)
        ? { virtual_tel_number: virtual.number, virtual_tel_expire_time: virtual.expireTime }
        : { virtual_tel_number: '', virtual_tel_expire_time: 0 },
    };
  }),
};

function checkRange(range: Range | undefined): void {
  if (!range) return;
  if (range.end_time < range.start_time) throw new WechatRefusal(40097, 'end_time is before start_time');
  if (range.end_time - range.start_time > longestRangeSeconds) throw new WechatRefusal(31042);
}

/** Both ends belong to the range. */
const isWithin = (range: Range | undefined, ms: number): boolean =>
  !range || (seconds(ms) >= range.start_time && seconds(ms) <= range.end_time);

const idPage = ({ rows, next_key, has_more }: ReturnType<typeof cursorPage<Trade>>, name: 'order_id_list' | 'orders') => ({
  [name]: rows.map(orderIdOf),
  next_key,
  has_more,
});

/** Name and phone are found only whole (unverified). */
function meets(trade: Trade, wanted: Condition): boolean {
  const holds: Readonly<Record<keyof Condition, (text: string) => boolean>> = {
    title: (text) => trade.lines.some(({ goods }) => goods.title.includes(text)),
    sku_code: (text) => trade.lines.some(({ goods }) => goods.merchantCode === text),
    user_name: (text) => trade.receiver.name === text,
    tel_number: (text) => trade.receiver.phone === text,
    order_id: (text) => orderIdOf(trade) === text,
    merchant_notes: (text) => trade.sellerMemo.includes(text),
    customer_notes: (text) => trade.buyerMessage.includes(text),
  };
  return Object.entries(wanted).every(([name, text]) => !text || holds[name as keyof Condition](text));
}
