import type { OrderStates, PlatformHold } from '../orders/order-content.ts';
import type { Words } from '../kernel/words.ts';

type StatusRow = Readonly<{
  words: Words;
  /** null: by whether the file tells of a payment */
  payment: OrderStates['payment'] | null;
  /** null: by whether the file tells of shipping */
  shipping: OrderStates['shipping'] | null;
  closing: OrderStates['closing'];
  hold?: PlatformHold['kind'];
}>;

/** What the status words of the files come down to; what each means for an order's axes. */
export const importStatuses = {
  unpaid: { words: { 'zh-CN': '待付款', en: 'Waits for payment' }, payment: 'unpaid', shipping: 'unshipped', closing: 'open' },
  deposit_paid: {
    words: { 'zh-CN': '已付定金', en: 'Deposit paid' },
    payment: 'deposit_paid',
    shipping: 'unshipped',
    closing: 'open',
    hold: 'deposit_only',
  },
  waiting: { words: { 'zh-CN': '待发货', en: 'Waits for shipping' }, payment: 'paid', shipping: 'unshipped', closing: 'open' },
  group_incomplete: {
    words: { 'zh-CN': '拼团中', en: 'Group incomplete' },
    payment: 'paid',
    shipping: 'unshipped',
    closing: 'open',
    hold: 'group_incomplete',
  },
  locked: {
    words: { 'zh-CN': '平台锁定', en: 'Locked by the platform' },
    payment: 'paid',
    shipping: 'unshipped',
    closing: 'open',
    hold: 'platform_lock',
  },
  partly_shipped: { words: { 'zh-CN': '部分发货', en: 'Partly shipped' }, payment: 'paid', shipping: 'partly_shipped', closing: 'open' },
  shipped: { words: { 'zh-CN': '已发货', en: 'Shipped' }, payment: 'paid', shipping: 'shipped', closing: 'open' },
  signed: { words: { 'zh-CN': '已签收', en: 'Signed for' }, payment: 'paid', shipping: 'signed', closing: 'open' },
  completed: { words: { 'zh-CN': '已完成', en: 'Completed' }, payment: 'paid', shipping: 'signed', closing: 'completed' },
  canceled: { words: { 'zh-CN': '已取消', en: 'Canceled' }, payment: null, shipping: null, closing: 'canceled' },
} as const satisfies Readonly<Record<string, StatusRow>>;

export type ImportStatus = keyof typeof importStatuses;

export const importStatusCodes = Object.keys(importStatuses) as [ImportStatus, ...ImportStatus[]];

export function statusRow(status: ImportStatus): StatusRow {
  return importStatuses[status];
}

/** How orders are taken that a file tells no status of. */
export const missingStatuses = {
  open: {
    'zh-CN': '按新订单导入：已付款的进入待处理',
    en: 'As new orders: paid ones wait to be handled',
  },
  history: {
    'zh-CN': '按历史订单导入：已付款的算已完成，未付款的算已取消，都不会发货',
    en: 'As history: paid ones count as completed, unpaid ones as canceled; none is shipped',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type MissingStatus = keyof typeof missingStatuses;
