import type { Id } from '../kernel/id.ts';
import type { Words } from '../kernel/words.ts';
import { messengerCodes, type MessengerCode } from './messenger.ts';

/** A way out of the product to people: a robot or app of a messenger, the merchant's mail server, the browsers of devices. */
export type RoadKind = MessengerCode | 'email' | 'web_push';
export type RoadId = Id<'RoadId'>;
/** A person's own end of a road: a user there, a mail address, one browser. */
export type PersonRoadId = Id<'PersonRoadId'>;
export type DeliveryId = Id<'DeliveryId'>;

export const roadKinds = [...messengerCodes, 'email', 'web_push'] as const satisfies readonly RoadKind[];

/** Mail and browsers have no messenger behind them; their fields stand here. */
export const ownRoadWords = {
  email: { 'zh-CN': '邮件', en: 'E-mail' },
  web_push: { 'zh-CN': '浏览器推送', en: 'Web Push' },
} as const satisfies Readonly<Record<'email' | 'web_push', Words>>;

/** What became of one message to one person or group. */
export const deliveryStates = {
  queued: { 'zh-CN': '等待发送', en: 'Waiting' },
  sending: { 'zh-CN': '发送中', en: 'Being sent' },
  sent: { 'zh-CN': '已送达通道', en: 'Sent' },
  refused: { 'zh-CN': '被拒绝', en: 'Refused' },
  skipped: { 'zh-CN': '未发送', en: 'Not sent' },
  merged: { 'zh-CN': '并入汇总', en: 'In a digest' },
} as const satisfies Readonly<Record<string, Words>>;
export type DeliveryState = keyof typeof deliveryStates;
export const deliveryStateCodes = Object.keys(deliveryStates) as [DeliveryState, ...DeliveryState[]];

/** Why a message was not even tried. */
export const skipReasons = {
  /** of older messages: now they wait until the hours end */
  quiet: { 'zh-CN': '免打扰时段，只留站内通知', en: 'Quiet hours: it stands in the bell only' },
  no_road: { 'zh-CN': '没有可用的个人通道，只留站内通知', en: 'No road to this person: it stands in the bell only' },
  road_off: { 'zh-CN': '通道已停用', en: 'The road is switched off' },
  closed: { 'zh-CN': '发送前事情已处理', en: 'It was dealt with before it was sent' },
} as const satisfies Readonly<Record<string, Words>>;
export type SkipReason = keyof typeof skipReasons;
