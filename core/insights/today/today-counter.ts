import type { FulfillmentStage } from '../../fulfillment/fulfillment-life.ts';
import type { Permission } from '../../identity/permission.ts';
import type { StartingRole } from '../../identity/role.ts';
import type { Words } from '../../kernel/words.ts';
import type { OrderExceptionKind } from '../../orders/exceptions/exception-name.ts';
import type { DueSpan } from '../../orders/order-span.ts';
import type { AlertKind } from '../../tracking/alert-kind.ts';

/** The list that a counter counts and opens. A new sort of list is a row of `placesOf` and of the server's statement. */
export type TodayList =
  | Readonly<{ of: 'exceptions'; kind: OrderExceptionKind }>
  | Readonly<{ of: 'fulfillments'; stage?: FulfillmentStage; due?: DueSpan }>
  | Readonly<{ of: 'audit_queue'; stage: 'audit' | 'finance' }>
  | Readonly<{ of: 'ship_notices'; state: 'failed' }>
  | Readonly<{ of: 'held' }>
  | Readonly<{ of: 'requests'; which: 'to_approve' | 'to_lay_aside' }>
  | Readonly<{ of: 'questions' }>
  | Readonly<{ of: 'parcel_alerts'; kind: AlertKind }>
  | Readonly<{ of: 'shops'; which: 'grant_ending' }>
  | Readonly<{ of: 'red_hours' }>;

type Counter = Readonly<{
  words: Words;
  /** the first thing to do about it */
  advice: Words;
  permission: Permission;
  list: TodayList;
  /** urgent: money or a promise is being lost now; stuck: something does not go on; work: what the day consists of */
  severity: 'urgent' | 'stuck' | 'work';
  /** whose work it is: they see it first, others who may see it find it behind "more" */
  roles: readonly StartingRole[];
}>;

const leads: readonly StartingRole[] = ['owner', 'supervisor'];
const desk: readonly StartingRole[] = ['supervisor', 'operations', 'service'];

/** What waits for somebody today, the most urgent first. A new counter is a row. */
export const todayCounters = {
  overdue: {
    words: { 'zh-CN': '发货已超时', en: 'Past the deadline' },
    advice: { 'zh-CN': '先发这些：每过一小时都可能在赔付。', en: 'Ship these first: each hour may cost a penalty.' },
    permission: 'fulfillment.display',
    list: { of: 'fulfillments', due: 'overdue' },
    severity: 'urgent',
    roles: [...leads, 'operations', 'service', 'warehouse'],
  },
  due_soon: {
    words: { 'zh-CN': '6 小时内到期', en: 'Due within 6 hours' },
    advice: { 'zh-CN': '按时限从早到晚做，来得及。', en: 'Work through them by deadline; there is time.' },
    permission: 'fulfillment.display',
    list: { of: 'fulfillments', due: 'in_6_hours' },
    severity: 'urgent',
    roles: [...leads, 'operations', 'warehouse'],
  },
  to_approve: {
    words: { 'zh-CN': '改址等待我批', en: 'To approve' },
    advice: { 'zh-CN': '订单锁着等您：批准或拒绝改址、取消、换货。', en: 'Their orders are locked until you approve or reject.' },
    permission: 'requests.display',
    list: { of: 'requests', which: 'to_approve' },
    severity: 'urgent',
    roles: [...leads, 'finance'],
  },
  to_lay_aside: {
    words: { 'zh-CN': '待拦截（已打印）', en: 'To lay aside' },
    advice: { 'zh-CN': '把申请改动的包裹找出来放一边，再点“已拦下”。', en: 'Find the parcel, lay it aside and say so.' },
    permission: 'requests.display',
    list: { of: 'requests', which: 'to_lay_aside' },
    severity: 'urgent',
    roles: ['warehouse', 'supervisor'],
  },
  to_answer: {
    words: { 'zh-CN': '审单提问待答', en: 'Questions to answer' },
    advice: {
      'zh-CN': '审单在等客服一句话：问过买家就回答，订单马上接着走。',
      en: 'Auditors wait for a word: ask the buyer, answer, and the order goes on.',
    },
    permission: 'requests.make',
    list: { of: 'questions' },
    severity: 'urgent',
    roles: ['service', 'supervisor'],
  },
  to_call_back: {
    words: { 'zh-CN': '待拦截（在途）', en: 'To call back' },
    advice: { 'zh-CN': '快递没拦下：打快递电话，或请买家拒收。', en: 'The carrier did not: telephone it, or have the buyer reject it.' },
    permission: 'tracking.display',
    list: { of: 'parcel_alerts', kind: 'intercept_failed' },
    severity: 'urgent',
    roles: ['service', 'supervisor'],
  },
  grant_ending: {
    words: { 'zh-CN': '授权将过期', en: 'Authorisations ending' },
    advice: {
      'zh-CN': '重新授权店铺：过期后抓不到单，也回传不了。',
      en: 'Authorise again: afterwards no order comes in and no notice goes out.',
    },
    permission: 'shops.display',
    list: { of: 'shops', which: 'grant_ending' },
    severity: 'urgent',
    roles: [...leads, 'operations'],
  },
  red_hours: {
    words: { 'zh-CN': '漏单差异', en: 'Hours that differ' },
    advice: {
      'zh-CN': '平台与我们的单数或金额对不上：看这一小时，补不上的到平台后台核对。',
      en: 'Count or sum differ from the platform: look at the hour, compare in its back office.',
    },
    permission: 'shops.display',
    list: { of: 'red_hours' },
    severity: 'stuck',
    roles: [...leads, 'operations'],
  },
  to_audit: {
    words: { 'zh-CN': '待客审', en: 'To audit' },
    advice: { 'zh-CN': '看原因，通过、转财审或暂缓。', en: 'See why, then pass, send to finance or hold.' },
    permission: 'audit.display',
    list: { of: 'audit_queue', stage: 'audit' },
    severity: 'work',
    roles: ['owner', ...desk],
  },
  to_finance: {
    words: { 'zh-CN': '待财审', en: 'To finance' },
    advice: { 'zh-CN': '核对金额后通过或驳回。', en: 'Compare the amounts, then pass or send back.' },
    permission: 'audit.display',
    list: { of: 'audit_queue', stage: 'finance' },
    severity: 'work',
    roles: ['finance'],
  },
  to_print: {
    words: { 'zh-CN': '待打印', en: 'To print' },
    advice: { 'zh-CN': '到打单页一次打完。', en: 'Print them in one go at the packing desk.' },
    permission: 'fulfillment.display',
    list: { of: 'fulfillments', stage: 'to_print' },
    severity: 'work',
    roles: ['warehouse', 'operations', ...leads],
  },
  to_pick: {
    words: { 'zh-CN': '待拣货', en: 'To pick' },
    advice: { 'zh-CN': '建波次，按货位拣。', en: 'Build a wave and pick by bin.' },
    permission: 'fulfillment.display',
    list: { of: 'fulfillments', stage: 'to_pick' },
    severity: 'work',
    roles: ['warehouse'],
  },
  to_check: {
    words: { 'zh-CN': '待验货', en: 'To check' },
    advice: { 'zh-CN': '扫面单再扫商品。', en: 'Scan the label, then the goods.' },
    permission: 'fulfillment.display',
    list: { of: 'fulfillments', stage: 'to_check' },
    severity: 'work',
    roles: ['warehouse'],
  },
  to_ship: {
    words: { 'zh-CN': '待发货', en: 'To ship' },
    advice: { 'zh-CN': '交快递时扫描出库。', en: 'Scan them out when the courier comes.' },
    permission: 'fulfillment.display',
    list: { of: 'fulfillments', stage: 'to_ship' },
    severity: 'work',
    roles: ['warehouse', ...leads],
  },
  refund_open: {
    words: { 'zh-CN': '退款中未发', en: 'Refund before shipping' },
    advice: { 'zh-CN': '到平台处理退款；已打印的让仓库拦下。', en: 'Settle it on the platform; have printed ones stopped.' },
    permission: 'fulfillment.display',
    list: { of: 'exceptions', kind: 'refund_open' },
    severity: 'stuck',
    roles: desk,
  },
  platform_changed: {
    words: { 'zh-CN': '平台改单', en: 'Changed on the platform' },
    advice: { 'zh-CN': '已打印的要拦下重打。', en: 'Printed ones have to be stopped and printed anew.' },
    permission: 'fulfillment.display',
    list: { of: 'exceptions', kind: 'platform_changed' },
    severity: 'stuck',
    roles: desk,
  },
  goods_unmatched: {
    words: { 'zh-CN': '未匹配商品', en: 'Goods unmatched' },
    advice: { 'zh-CN': '选一次 SKU，等待的订单全部放行。', en: 'Choose the SKU once; all orders that wait go on.' },
    permission: 'fulfillment.display',
    list: { of: 'exceptions', kind: 'goods_unmatched' },
    severity: 'stuck',
    roles: ['operations', 'supervisor'],
  },
  out_of_stock: {
    words: { 'zh-CN': '缺货', en: 'Out of stock' },
    advice: { 'zh-CN': '补货、换仓或拆单先发有货的。', en: 'Restock, change the warehouse, or split and ship what there is.' },
    permission: 'fulfillment.display',
    list: { of: 'exceptions', kind: 'out_of_stock' },
    severity: 'stuck',
    roles: [...leads, 'operations', 'warehouse'],
  },
  waybill_failed: {
    words: { 'zh-CN': '面单失败', en: 'No waybill number' },
    advice: {
      'zh-CN': '看快递原话：余额、停发或地址，可换快递。',
      en: "See the carrier's words: balance, area or address; another may do.",
    },
    permission: 'fulfillment.display',
    list: { of: 'exceptions', kind: 'waybill_failed' },
    severity: 'stuck',
    roles: ['operations', 'warehouse', 'supervisor'],
  },
  notice_failed: {
    words: { 'zh-CN': '回传失败', en: 'Notice failed' },
    advice: { 'zh-CN': '平台不知道已发货，会算超时：看原因后重发。', en: 'The platform does not know it is shipped: see why, send again.' },
    permission: 'ship_notices.display',
    list: { of: 'ship_notices', state: 'failed' },
    severity: 'urgent',
    roles: ['operations', 'supervisor'],
  },
  to_intercept: {
    words: { 'zh-CN': '待仓库拦下', en: 'To be stopped' },
    advice: { 'zh-CN': '在包裹离开前拣出来，确认后撤回。', en: 'Take it out before it leaves, confirm, and it is withdrawn.' },
    permission: 'fulfillment.display',
    list: { of: 'exceptions', kind: 'stopped_by_hand' },
    severity: 'urgent',
    roles: ['warehouse', 'service'],
  },
  address_bad: {
    words: { 'zh-CN': '地址异常', en: 'Bad addresses' },
    advice: { 'zh-CN': '联系买家补全地址。', en: 'Ask the buyer for the whole address.' },
    permission: 'fulfillment.display',
    list: { of: 'exceptions', kind: 'address_bad' },
    severity: 'stuck',
    roles: ['service'],
  },
  weight_differs: {
    words: { 'zh-CN': '重量不符', en: 'Weights differ' },
    advice: { 'zh-CN': '开箱核对：多装、漏装或资料错。', en: 'Open it: too much, too little, or wrong master data.' },
    permission: 'fulfillment.display',
    list: { of: 'exceptions', kind: 'weight_differs' },
    severity: 'stuck',
    roles: ['warehouse'],
  },
  amounts_differ: {
    words: { 'zh-CN': '金额不符', en: 'Amounts differ' },
    advice: { 'zh-CN': '对照平台金额明细，影响对账。', en: "Compare the platform's amounts; the books depend on them." },
    permission: 'fulfillment.display',
    list: { of: 'exceptions', kind: 'amounts_differ' },
    severity: 'stuck',
    roles: ['finance'],
  },
  held: {
    words: { 'zh-CN': '挂起', en: 'On hold' },
    advice: { 'zh-CN': '看还要不要等。', en: 'See whether they still have to wait.' },
    permission: 'fulfillment.display',
    list: { of: 'held' },
    severity: 'stuck',
    roles: desk,
  },
} as const satisfies Readonly<Record<string, Counter>>;

export type TodayCounter = keyof typeof todayCounters;

export const todayCounterCodes = Object.keys(todayCounters) as [TodayCounter, ...TodayCounter[]];

/** The page that shows the list, and what its address has to say. */
export function placeOf(list: TodayList): Readonly<{ path: string; search: Readonly<Record<string, string>> }> {
  if (list.of === 'exceptions') return { path: '/exceptions', search: { kind: list.kind } };
  if (list.of === 'audit_queue') return { path: '/audit-queue', search: { stage: list.stage } };
  if (list.of === 'ship_notices') return { path: '/ship-notices', search: { state: list.state } };
  if (list.of === 'held') return { path: '/board', search: { part: 'held' } };
  if (list.of === 'requests') return { path: '/requests', search: { which: list.which } };
  if (list.of === 'questions') return { path: '/questions', search: {} };
  if (list.of === 'parcel_alerts') return { path: '/parcel-alerts', search: { kind: list.kind } };
  if (list.of === 'shops') return { path: '/shops', search: { which: list.which } };
  if (list.of === 'red_hours') return { path: '/completeness', search: { only: 'red' } };
  const { stage, due } = list;
  return { path: '/fulfillment-orders', search: { ...(stage ? { stage } : {}), ...(due ? { due } : {}) } };
}

/** The counters that somebody with these roles sees first, and the others; with none of the product's roles all come first. */
export function countersFor(roles: readonly StartingRole[]): Readonly<{ first: TodayCounter[]; others: TodayCounter[] }> {
  const isFirst = (code: TodayCounter): boolean => {
    const meant: readonly StartingRole[] = todayCounters[code].roles;
    return roles.length === 0 || roles.includes('administrator') || meant.some((role) => roles.includes(role));
  };
  return { first: todayCounterCodes.filter(isFirst), others: todayCounterCodes.filter((code) => !isFirst(code)) };
}
