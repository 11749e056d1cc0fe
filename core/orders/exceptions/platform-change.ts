import type { Happened } from '../../kernel/event.ts';
import type { Words } from '../../kernel/words.ts';
import * as news from '../order-event.ts';

type Change = Readonly<{
  words: Words;
  /** what tells of it */
  event: string;
  /** of the news' fields only these count; all when it is left out */
  fields?: readonly string[];
}>;

/**
 * The changes of a platform that matter to whoever ships: each locks an order that is to be shipped until it has been dealt
 * with. A change of the warehouse, of a gift or of an exchange reaches us as marks or goods.
 */
export const platformChanges = {
  address: { words: { 'zh-CN': '收货信息', en: 'receiver' }, event: news.orderAddressChanged.type.name },
  goods: { words: { 'zh-CN': '商品', en: 'goods' }, event: news.orderGoodsChanged.type.name },
  refund: { words: { 'zh-CN': '退款', en: 'refund' }, event: news.orderRefundChanged.type.name },
  amounts: { words: { 'zh-CN': '金额', en: 'amounts' }, event: news.orderAmountsChanged.type.name },
  message: { words: { 'zh-CN': '买家留言', en: "buyer's message" }, event: news.orderMessageChanged.type.name },
  memo: { words: { 'zh-CN': '卖家备注', en: "seller's memo" }, event: news.orderMemoChanged.type.name },
  flag: { words: { 'zh-CN': '旗帜', en: 'flag' }, event: news.orderFlagChanged.type.name },
  invoice: { words: { 'zh-CN': '发票', en: 'invoice' }, event: news.orderInvoiceChanged.type.name },
  marks: {
    words: { 'zh-CN': '订单标记', en: 'marks' },
    event: news.orderMarksChanged.type.name,
    fields: ['flags', 'splitFrom'], // what the unknown fields hold nobody knows, and some change all the time
  },
  shipped: { words: { 'zh-CN': '平台已发货', en: 'shipped' }, event: news.orderShippedElsewhere.type.name },
} as const satisfies Readonly<Record<string, Change>>;

export type PlatformChange = keyof typeof platformChanges;

const rows = Object.entries(platformChanges) as [PlatformChange, Change][];

/** The changes that news of one order tells, in the order of the table. */
export function changesIn(happened: readonly Happened[]): readonly PlatformChange[] {
  return rows.flatMap(([name, { event, fields }]) => {
    const isTold = happened.some(
      (one) => one.event === event && (!fields || (one.payload as { fields?: string[] }).fields?.some((field) => fields.includes(field))),
    );
    return isTold ? [name] : [];
  });
}

/** The changes that an exception `platform_changed` names in its detail. */
export function changesOf(detail: Readonly<Record<string, unknown>> | undefined): readonly PlatformChange[] {
  const told = typeof detail?.['fields'] === 'string' ? detail['fields'].split(',') : [];
  return rows.flatMap(([name]) => (told.includes(name) ? [name] : []));
}

/** The detail of an exception that names these changes. */
export function changeDetail(changes: readonly PlatformChange[]): { fields: string } {
  return { fields: rows.flatMap(([name]) => (changes.includes(name) ? [name] : [])).join(',') };
}
