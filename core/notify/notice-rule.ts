import { breakerTripped, noticeAsked } from '../audit/audit-event.ts';
import { shopExpired, shopExpiring, shopHistoryLost } from '../channels/shop-event.ts';
import { shopHourIncomplete } from '../channels/completeness/completeness-event.ts';
import { shipNoticeFailed, shipNoticeLate } from '../channels/notice/notice-event.ts';
import { deadlineNear } from '../fulfillment/deadlines/deadline-event.ts';
import { chainLinkBroken } from '../insights/chain/chain-event.ts';
import { waybillBalanceLow } from '../waybills/waybill-event.ts';
import type { StartingRole } from '../identity/role.ts';
import { reservationsLost } from '../inventory/inventory-event.ts';
import type { JsonObject } from '../kernel/canonical-json.ts';
import type { EventType } from '../kernel/event.ts';
import type { Words, WordValues } from '../kernel/words.ts';
import { fulfillmentStopAsked, parcelNumberFailed } from '../fulfillment/fulfillment-event.ts';
import { parcelAlertOpened, trackingAccountRefused } from '../tracking/tracking-event.ts';
import type { NoticeSeverity } from './notice.ts';

/**
 * Which news whom has to be told inside the product. `{count}` in the words is how often it happened while the notice stands; other
 * marks are `values`, which also tell one notice of a rule from another. No personal data.
 */
export type NoticeRule<Payload extends JsonObject = JsonObject> = Readonly<{
  on: Readonly<{ type: EventType<string, Payload> }>;
  words: Words;
  severity: NoticeSeverity;
  roles(payload: Payload): readonly StartingRole[];
  values?(payload: Payload): WordValues;
  /** news of this kind that nobody has to be told */
  isTold?(payload: Payload): boolean;
  /** the page where something can be done about it */
  place: `/${string}`;
}>;

function rule<Payload extends JsonObject>(row: NoticeRule<Payload>): NoticeRule {
  return row as unknown as NoticeRule;
}

/** Who is told of what. A key never changes: notices bear it. */
export const noticeRules = {
  shop_expired: rule({
    on: shopExpired,
    words: { 'zh-CN': '店铺授权失效，不再抓单，请重新授权', en: 'A shop’s authorisation has ended: no orders come in. Authorise it again' },
    severity: 'alarm',
    roles: () => ['owner', 'supervisor', 'operations'],
    place: '/shops',
  }),
  shop_expiring: rule({
    on: shopExpiring,
    words: { 'zh-CN': '店铺授权即将到期，请提前重新授权', en: 'A shop’s authorisation ends soon: authorise it again in time' },
    severity: 'warning',
    roles: () => ['owner', 'operations'],
    place: '/shops',
  }),
  shop_history_lost: rule({
    on: shopHistoryLost,
    words: {
      'zh-CN': '店铺停抓太久，平台已不再提供其中一段订单',
      en: 'A shop was not read for so long that its platform no longer tells part of it',
    },
    severity: 'alarm',
    roles: () => ['owner', 'operations'],
    place: '/completeness',
  }),
  orders_missing: rule({
    on: shopHourIncomplete,
    words: {
      'zh-CN': '{count} 个小时的订单与平台数量对不上，系统正在补抓',
      en: '{count} hours of orders differ from the platform; they are pulled again',
    },
    severity: 'warning',
    roles: () => ['operations'],
    place: '/completeness',
  }),
  reservations_lost: rule({
    on: reservationsLost,
    words: {
      'zh-CN': '实物少于账面，{count} 次占用被收回，相关订单缺货',
      en: 'Less was found than promised: reservations were lost {count} times',
    },
    severity: 'warning',
    roles: () => ['operations', 'warehouse'],
    place: '/stock',
  }),
  stop_asked: rule({
    on: fulfillmentStopAsked,
    words: {
      'zh-CN': '{count} 张已打印的发货单要拦下，请不要发出',
      en: '{count} printed fulfillment orders must be laid aside: do not ship them',
    },
    severity: 'alarm',
    roles: () => ['warehouse'],
    place: '/exceptions',
  }),
  number_failed: rule({
    on: parcelNumberFailed,
    words: { 'zh-CN': '{count} 个包裹没有取到运单号', en: '{count} parcels got no waybill number' },
    severity: 'warning',
    roles: () => ['operations'],
    place: '/exceptions',
  }),
  audit_notice: rule({
    on: noticeAsked,
    words: { 'zh-CN': '审单规则「{rule}」：{count} 个订单要处理', en: 'Audit rule “{rule}”: {count} orders want a look' },
    severity: 'warning',
    roles: ({ role }) => (role ? [role] : ['operations']),
    values: ({ ruleName }) => ({ rule: ruleName }),
    isTold: ({ action }) => action === 'notify' || action === 'ask_approval' || action === 'open_task' || action === 'offer_cancel',
    place: '/audit-queue',
  }),
  breaker_tripped: rule({
    on: breakerTripped,
    words: {
      'zh-CN': '低价熔断：规则「{rule}」{minutes} 分钟内命中过多，相关订单已全部拦下',
      en: 'Price breaker: "{rule}" found too many orders in {minutes} minutes; all of them are stopped',
    },
    severity: 'alarm',
    roles: () => ['owner', 'supervisor', 'operations'],
    values: ({ ruleName, minutes }) => ({ rule: ruleName, minutes }),
    place: '/audit-rules',
  }),
  deadline_near: rule({
    on: deadlineNear,
    words: { 'zh-CN': '{count} 张发货单离时限不到 {hours} 小时', en: '{count} fulfillment orders have less than {hours} hours left' },
    severity: 'warning',
    roles: () => ['supervisor', 'warehouse'],
    isTold: ({ hours }) => hours > 0 && hours <= 6,
    values: ({ hours }) => ({ hours }),
    place: '/deadlines',
  }),
  deadline_passed: rule({
    on: deadlineNear,
    words: { 'zh-CN': '{count} 张发货单已超过发货时限', en: '{count} fulfillment orders are late' },
    severity: 'alarm',
    roles: () => ['supervisor', 'warehouse'],
    isTold: ({ hours }) => hours === 0,
    place: '/deadlines',
  }),
  balance_low: rule({
    on: waybillBalanceLow,
    words: { 'zh-CN': '电子面单余量不足，请联系网点充值', en: 'E-waybill numbers run out: buy more from the branch' },
    severity: 'warning',
    roles: () => ['operations', 'supervisor'],
    place: '/waybill-accounts',
  }),
  notice_failed: rule({
    on: shipNoticeFailed,
    words: { 'zh-CN': '{count} 条发货信息平台没有收下', en: 'Platforms refused {count} ship notices' },
    severity: 'warning',
    roles: () => ['operations'],
    place: '/ship-notices',
  }),
  notice_late: rule({
    on: shipNoticeLate,
    words: { 'zh-CN': '{count} 条发货信息快到时限还没有传到平台', en: '{count} ship notices are near their deadline and not told' },
    severity: 'alarm',
    roles: () => ['operations', 'supervisor'],
    place: '/ship-notices',
  }),
  link_broken: rule({
    on: chainLinkBroken,
    words: { 'zh-CN': '{count} 单停在某一环超过时限', en: '{count} orders stand at a link of the chain for too long' },
    severity: 'warning',
    roles: () => ['supervisor'],
    place: '/chain',
  }),
  parcel_alarm: rule({
    on: parcelAlertOpened,
    words: {
      'zh-CN': '{count} 个包裹破损丢失、疑似虚假签收或没拦截到，请马上联系快递',
      en: '{count} parcels are damaged, perhaps falsely signed for, or were not called back: ask the carrier at once',
    },
    severity: 'alarm',
    roles: () => ['service', 'supervisor'],
    isTold: ({ severity }) => severity === 'alarm',
    place: '/parcel-alerts',
  }),
  parcel_trouble: rule({
    on: parcelAlertOpened,
    words: { 'zh-CN': '{count} 个包裹物流异常，请跟进', en: '{count} parcels are in trouble on their way: see to them' },
    severity: 'warning',
    roles: () => ['service'],
    isTold: ({ severity }) => severity === 'warning',
    place: '/parcel-alerts',
  }),
  tracking_refused: rule({
    on: trackingAccountRefused,
    words: {
      'zh-CN': '轨迹账户“{name}”被服务商拒绝，包裹无人跟踪，请检查授权信息',
      en: 'The service refuses the tracking account “{name}”: nobody watches its parcels. Check its credentials',
    },
    severity: 'alarm',
    roles: () => ['operations', 'supervisor'],
    values: ({ name }) => ({ name }),
    place: '/tracking-accounts',
  }),
} as const satisfies Readonly<Record<string, NoticeRule>>;

export type NoticeRuleCode = keyof typeof noticeRules;
