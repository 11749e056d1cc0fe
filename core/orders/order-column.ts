import type { Words } from '../kernel/words.ts';

/** What the list of orders can show: the columns of the screen, of saved views and of exports. */
export const orderColumns = {
  no: { 'zh-CN': '订单', en: 'Order' },
  shop: { 'zh-CN': '店铺', en: 'Shop' },
  goods: { 'zh-CN': '商品', en: 'Goods' },
  pieces: { 'zh-CN': '件数', en: 'Pieces' },
  paid: { 'zh-CN': '实付', en: 'Paid' },
  receiver: { 'zh-CN': '收件人', en: 'Receiver' },
  status: { 'zh-CN': '状态', en: 'Status' },
  shipBy: { 'zh-CN': '发货时限', en: 'Ship by' },
  notes: { 'zh-CN': '留言与备注', en: 'Message & memo' },
  orderedAt: { 'zh-CN': '下单时间', en: 'Ordered' },
  paidAt: { 'zh-CN': '付款时间', en: 'Paid at' },
  receivable: { 'zh-CN': '应收', en: 'Receivable' },
  discount: { 'zh-CN': '优惠', en: 'Discounts' },
  postage: { 'zh-CN': '运费', en: 'Postage' },
  waybills: { 'zh-CN': '运单号', en: 'Waybills' },
  exceptions: { 'zh-CN': '异常', en: 'Exceptions' },
  marks: { 'zh-CN': '标记', en: 'Marks' },
  platformStatus: { 'zh-CN': '平台状态', en: 'Platform status' },
} as const satisfies Readonly<Record<string, Words>>;

export type OrderColumn = keyof typeof orderColumns;

export const orderColumnCodes = Object.keys(orderColumns) as [OrderColumn, ...OrderColumn[]];
