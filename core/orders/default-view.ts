import type { StartingRole } from '../identity/role.ts';
import type { Words } from '../kernel/words.ts';
import type { OrderFilterText, OrderSort } from './order-filter.ts';

type DefaultView = Readonly<{
  words: Words;
  filter: OrderFilterText;
  sort: OrderSort;
  /** whose work it is: they see it first, everybody else finds it behind "more" */
  roles: readonly StartingRole[] | 'all';
}>;

/** Views of the order list that come with the product, in the order of their tabs. */
export const defaultViews = {
  all: { words: { 'zh-CN': '全部', en: 'All' }, filter: {}, sort: 'ordered', roles: 'all' },
  to_ship: { words: { 'zh-CN': '待发货', en: 'To ship' }, filter: { status: 'received' }, sort: 'ship_by', roles: 'all' },
  due_soon: { words: { 'zh-CN': '快超时', en: 'Due soon' }, filter: { due: 'in_12_hours' }, sort: 'ship_by', roles: 'all' },
  today: {
    words: { 'zh-CN': '今日新单', en: 'New today' },
    filter: { ordered: 'today' },
    sort: 'ordered',
    roles: ['owner', 'supervisor', 'operations', 'service'],
  },
  refunding: {
    words: { 'zh-CN': '退款中', en: 'Refunding' },
    filter: { refund: 'requested' },
    sort: 'ordered',
    roles: ['owner', 'supervisor', 'operations', 'service', 'finance'],
  },
  noted: {
    words: { 'zh-CN': '有留言备注', en: 'With notes' },
    filter: { status: 'received', note: 'message,memo' },
    sort: 'ship_by',
    roles: ['supervisor', 'operations', 'service', 'warehouse'],
  },
  exceptions: {
    words: { 'zh-CN': '异常', en: 'Exceptions' },
    filter: { hasException: 'yes' },
    sort: 'ship_by',
    roles: ['owner', 'supervisor', 'operations', 'service'],
  },
  held: {
    words: { 'zh-CN': '平台锁单', en: 'Held by platform' },
    filter: { status: 'received', isHeld: 'yes' },
    sort: 'ship_by',
    roles: ['operations', 'service'],
  },
  unpaid: { words: { 'zh-CN': '待付款', en: 'Unpaid' }, filter: { status: 'unpaid' }, sort: 'ordered', roles: ['service'] },
  presale: { words: { 'zh-CN': '预售', en: 'Presale' }, filter: { isPresale: 'yes' }, sort: 'ordered', roles: ['operations'] },
  partly_shipped: {
    words: { 'zh-CN': '部分发货', en: 'Partly shipped' },
    filter: { shipping: 'partly_shipped' },
    sort: 'ship_by',
    roles: ['warehouse'],
  },
  discrepant: {
    words: { 'zh-CN': '金额对不上', en: 'Sums differ' },
    filter: { hasDiscrepancy: 'yes' },
    sort: 'ordered',
    roles: ['finance'],
  },
} as const satisfies Readonly<Record<string, DefaultView>>;

export type DefaultViewCode = keyof typeof defaultViews;

/** The views for somebody with these roles, and the others; with none of the product's roles, those for everybody come first. */
export function defaultViewsFor(roles: readonly StartingRole[]): Readonly<{ first: DefaultViewCode[]; others: DefaultViewCode[] }> {
  const codes = Object.keys(defaultViews) as DefaultViewCode[];
  const isFirst = (code: DefaultViewCode): boolean => {
    const meant: DefaultView['roles'] = defaultViews[code].roles;
    return meant === 'all' || meant.some((role) => roles.includes(role));
  };
  return { first: codes.filter(isFirst), others: codes.filter((code) => !isFirst(code)) };
}
