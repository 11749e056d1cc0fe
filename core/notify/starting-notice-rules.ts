import type { StartingRole } from '../identity/role.ts';
import type { NoticeRule } from './notice-rule.ts';

type Start = Pick<NoticeRule, 'name' | 'news' | 'severity' | 'template'> &
  Partial<Pick<NoticeRule, 'condition' | 'per'>> &
  Readonly<{ roles: readonly StartingRole[] | 'named' }>;

/** What a starting rule does not say: to each person by their own roads where it is an alarm, once in half an hour. */
function rule({ roles, condition = null, per = [], ...start }: Start): NoticeRule {
  const isNamed = roles === 'named';
  return {
    ...start,
    isOn: true,
    condition,
    per,
    to: { roles: isNamed ? [] : [...roles], people: [], named: isNamed },
    personal: start.severity === 'alarm',
    groups: [],
    dedupMinutes: 30,
    digestMinutes: start.severity === 'alarm' ? 0 : 15,
    quiet: null,
    escalate: null,
  };
}

/** The rules every merchant starts with; what a merchant changes of one is kept as a row with its key. A key never changes: notices bear it. */
export const startingNoticeRules = {
  shop_expired: rule({
    name: { 'zh-CN': '店铺授权失效', en: 'A shop’s authorisation ended' },
    news: 'shop_expired',
    severity: 'alarm',
    roles: ['owner', 'supervisor', 'operations'],
    template: {
      'zh-CN': '店铺授权失效，不再抓单，请重新授权',
      en: 'A shop’s authorisation has ended: no orders come in. Authorise it again',
    },
  }),
  shop_expiring: rule({
    name: { 'zh-CN': '店铺授权将到期', en: 'A shop’s authorisation ends soon' },
    news: 'shop_expiring',
    severity: 'warning',
    roles: ['owner', 'operations'],
    template: { 'zh-CN': '店铺授权即将到期，请提前重新授权', en: 'A shop’s authorisation ends soon: authorise it again in time' },
  }),
  shop_history_lost: rule({
    name: { 'zh-CN': '店铺停抓太久', en: 'A shop was not read for too long' },
    news: 'shop_history_lost',
    severity: 'alarm',
    roles: ['owner', 'operations'],
    template: {
      'zh-CN': '店铺停抓太久，平台已不再提供其中一段订单',
      en: 'A shop was not read for so long that its platform no longer tells part of it',
    },
  }),
  orders_missing: rule({
    name: { 'zh-CN': '订单与平台对不上', en: 'Orders are missing' },
    news: 'orders_missing',
    severity: 'warning',
    roles: ['operations'],
    template: {
      'zh-CN': '{count} 个小时的订单与平台数量对不上，系统正在补抓',
      en: '{count} hours of orders differ from the platform; they are pulled again',
    },
  }),
  reservations_lost: rule({
    name: { 'zh-CN': '占用被收回', en: 'Reservations lost' },
    news: 'reservations_lost',
    severity: 'warning',
    roles: ['operations', 'warehouse'],
    template: {
      'zh-CN': '实物少于账面，{count} 次占用被收回，相关订单缺货',
      en: 'Less was found than promised: reservations were lost {count} times',
    },
  }),
  stop_asked: rule({
    name: { 'zh-CN': '已打印要拦下', en: 'Printed orders to lay aside' },
    news: 'stop_asked',
    severity: 'alarm',
    roles: ['warehouse'],
    template: {
      'zh-CN': '{count} 张已打印的发货单要拦下，请不要发出',
      en: '{count} printed fulfillment orders must be laid aside: do not ship them',
    },
  }),
  number_failed: rule({
    name: { 'zh-CN': '取号失败', en: 'No waybill number' },
    news: 'number_failed',
    severity: 'warning',
    roles: ['operations'],
    template: { 'zh-CN': '{count} 个包裹没有取到运单号', en: '{count} parcels got no waybill number' },
  }),
  audit_notice: rule({
    name: { 'zh-CN': '审单规则要求处理', en: 'An audit rule asks' },
    news: 'audit_asked',
    severity: 'warning',
    roles: 'named',
    condition: { f: 'action', op: 'in', v: ['notify', 'ask_approval', 'open_task', 'offer_cancel'] },
    template: { 'zh-CN': '审单规则「{rule}」：{count} 个订单要处理', en: 'Audit rule “{rule}”: {count} orders want a look' },
  }),
  audit_question: rule({
    name: { 'zh-CN': '审单问客服', en: 'An auditor asks service' },
    news: 'audit_question',
    severity: 'warning',
    roles: ['service'],
    template: { 'zh-CN': '审单想问订单 {order} 的情况，请回答', en: 'An auditor asks about order {order}; please answer' },
  }),
  audit_answer: rule({
    name: { 'zh-CN': '客服答复审单', en: 'Service answered' },
    news: 'audit_answer',
    severity: 'warning',
    roles: 'named',
    template: { 'zh-CN': '客服已答复订单 {order} 的提问', en: 'Service answered your question about order {order}' },
  }),
  breaker_tripped: rule({
    name: { 'zh-CN': '低价熔断', en: 'Price breaker' },
    news: 'breaker_tripped',
    severity: 'alarm',
    roles: ['owner', 'supervisor', 'operations'],
    template: {
      'zh-CN': '低价熔断：规则「{rule}」{minutes} 分钟内命中过多，相关订单已全部拦下',
      en: 'Price breaker: “{rule}” found too many orders in {minutes} minutes; all of them are stopped',
    },
  }),
  deadline_near: rule({
    name: { 'zh-CN': '发货时限将到', en: 'Ship-by time is near' },
    news: 'deadline_near',
    severity: 'warning',
    roles: ['supervisor', 'warehouse'],
    condition: { f: 'hours', op: 'between', v: [1, 6] },
    template: { 'zh-CN': '{count} 张发货单离时限不到 {hours} 小时', en: '{count} fulfillment orders have less than {hours} hours left' },
  }),
  deadline_passed: rule({
    name: { 'zh-CN': '已超过发货时限', en: 'Ship-by time is over' },
    news: 'deadline_near',
    severity: 'alarm',
    roles: ['supervisor', 'warehouse'],
    condition: { f: 'hours', op: 'eq', v: 0 },
    template: { 'zh-CN': '{count} 张发货单已超过发货时限', en: '{count} fulfillment orders are late' },
  }),
  balance_low: rule({
    name: { 'zh-CN': '面单余量不足', en: 'Numbers run out' },
    news: 'balance_low',
    severity: 'warning',
    roles: ['operations', 'supervisor'],
    template: { 'zh-CN': '电子面单余量不足，请联系网点充值', en: 'E-waybill numbers run out: buy more from the branch' },
  }),
  notice_failed: rule({
    name: { 'zh-CN': '发货回传被拒', en: 'Ship notices refused' },
    news: 'notice_failed',
    severity: 'warning',
    roles: ['operations'],
    template: { 'zh-CN': '{count} 条发货信息平台没有收下', en: 'Platforms refused {count} ship notices' },
  }),
  notice_late: rule({
    name: { 'zh-CN': '发货回传快超时', en: 'Ship notices nearly late' },
    news: 'notice_late',
    severity: 'alarm',
    roles: ['operations', 'supervisor'],
    template: { 'zh-CN': '{count} 条发货信息快到时限还没有传到平台', en: '{count} ship notices are near their deadline and not told' },
  }),
  link_broken: rule({
    name: { 'zh-CN': '链路停住', en: 'The chain stands' },
    news: 'link_broken',
    severity: 'warning',
    roles: ['supervisor'],
    template: { 'zh-CN': '{count} 单停在某一环超过时限', en: '{count} orders stand at a link of the chain for too long' },
  }),
  parcel_alarm: rule({
    name: { 'zh-CN': '物流紧急异常', en: 'Parcels in grave trouble' },
    news: 'parcel_alert',
    severity: 'alarm',
    roles: ['service', 'supervisor'],
    condition: { f: 'severity', op: 'eq', v: 'alarm' },
    template: {
      'zh-CN': '{count} 个包裹破损丢失、疑似虚假签收或没拦截到，请马上联系快递',
      en: '{count} parcels are damaged, perhaps falsely signed for, or were not called back: ask the carrier at once',
    },
  }),
  parcel_trouble: rule({
    name: { 'zh-CN': '物流异常', en: 'Parcels in trouble' },
    news: 'parcel_alert',
    severity: 'warning',
    roles: ['service'],
    condition: { f: 'severity', op: 'eq', v: 'warning' },
    template: { 'zh-CN': '{count} 个包裹物流异常，请跟进', en: '{count} parcels are in trouble on their way: see to them' },
  }),
  tracking_refused: rule({
    name: { 'zh-CN': '轨迹账户被拒绝', en: 'A tracking account is refused' },
    news: 'tracking_refused',
    severity: 'alarm',
    roles: ['operations', 'supervisor'],
    template: {
      'zh-CN': '轨迹账户“{name}”被服务商拒绝，包裹无人跟踪，请检查授权信息',
      en: 'The service refuses the tracking account “{name}”: nobody watches its parcels. Check its credentials',
    },
  }),
  approval_wanted: rule({
    name: { 'zh-CN': '等您审批', en: 'An approval waits for you' },
    news: 'approval_wanted',
    severity: 'alarm',
    roles: 'named',
    per: ['taskId'],
    template: { 'zh-CN': '有一项申请等您审批，订单已锁定', en: 'A request waits for your approval; its order is locked' },
  }),
  approval_reminded: rule({
    name: { 'zh-CN': '催办审批', en: 'Reminded of an approval' },
    news: 'approval_reminded',
    severity: 'alarm',
    roles: 'named',
    per: ['taskId'],
    template: { 'zh-CN': '催办：有一项申请还在等您审批（第 {count} 次）', en: 'Reminder {count}: a request still waits for your approval' },
  }),
  approval_handed_over: rule({
    name: { 'zh-CN': '审批转交给您', en: 'An approval was handed to you' },
    news: 'approval_handed_over',
    severity: 'alarm',
    roles: 'named',
    per: ['taskId'],
    template: { 'zh-CN': '有一项审批转交给您，订单已锁定', en: 'An approval was handed to you; its order is locked' },
  }),
  approval_escalated: rule({
    name: { 'zh-CN': '审批超时升级', en: 'An approval went up to you' },
    news: 'approval_escalated',
    severity: 'alarm',
    roles: 'named',
    per: ['taskId'],
    template: { 'zh-CN': '审批超时无人处理，已升级给您', en: 'Nobody decided in time: the approval went up to you' },
  }),
} as const satisfies Readonly<Record<string, NoticeRule>>;
