import { normalText } from '../../conditions/normal-text.ts';
import type { Id } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Words } from '../../kernel/words.ts';
import type { CarrierCode } from '../carrier.ts';
import type { RegionPath } from '../region/region.ts';

export type AreaId = Id<'AreaId'>;

/** What a suspended area does to a parcel that goes there. A hold is about the order, so it names no carrier. */
export const areaEffects = {
  disable_carrier: { 'zh-CN': '禁用快递', en: 'Carrier disabled' },
  hold: { 'zh-CN': '扣住订单', en: 'Orders held' },
  remind: { 'zh-CN': '仅提醒', en: 'Reminder only' },
} as const satisfies Readonly<Record<string, Words>>;

export type AreaEffect = keyof typeof areaEffects;

export const areaEffectNames = Object.keys(areaEffects) as [AreaEffect, ...AreaEffect[]];

/** Why parcels do not go there: the list that platforms ask for when a late penalty is appealed against. */
export const areaReasons = {
  force_majeure: { 'zh-CN': '不可抗力', en: 'Force majeure' },
  not_delivered: { 'zh-CN': '合作快递不配送', en: 'Carrier does not deliver' },
  poor_service: { 'zh-CN': '合作快递服务差', en: 'Poor service of the carrier' },
  distance: { 'zh-CN': '运费过高（距离）', en: 'Freight too high (distance)' },
  weight: { 'zh-CN': '运费过高（重量）', en: 'Freight too high (weight)' },
  other: { 'zh-CN': '其他', en: 'Other' },
} as const satisfies Readonly<Record<string, Words>>;

export type AreaReason = keyof typeof areaReasons;

export const areaReasonNames = Object.keys(areaReasons) as [AreaReason, ...AreaReason[]];

/** Where, by whom and how long parcels do not go (停发区域). Its children are suspended with a region. */
export type AreaContent = Readonly<{
  /** null: all */
  carrier: CarrierCode | null;
  region: RegionPath;
  /** what the street or the address has to contain; empty: the whole region */
  keyword: string;
  effect: AreaEffect;
  reason: AreaReason;
  note: string;
  from: Instant;
  /** null: until somebody ends it */
  until: Instant | null;
}>;

export type SuspendedArea = AreaContent & Readonly<{ id: AreaId }>;

/** Where a parcel goes: regions from the narrowest to the whole country, and the rest of the address as conditions compare it. */
export type Destination = Readonly<{ paths: readonly RegionPath[]; text: string }>;

/** Whether an area says anything of a destination at a moment. */
export function suspends(area: AreaContent, { paths, text }: Destination, now: Instant): boolean {
  return (
    paths.includes(area.region) &&
    area.from <= now &&
    (area.until === null || area.until > now) &&
    (area.keyword === '' || text.includes(normalText(area.keyword)))
  );
}

export const areaStates = {
  active: { 'zh-CN': '生效中', en: 'In force' },
  coming: { 'zh-CN': '未开始', en: 'To come' },
  ended: { 'zh-CN': '已结束', en: 'Ended' },
} as const satisfies Readonly<Record<string, Words>>;

export type AreaState = keyof typeof areaStates;

export const areaStateNames = Object.keys(areaStates) as [AreaState, ...AreaState[]];

export function areaState({ from, until }: Pick<AreaContent, 'from' | 'until'>, now: Instant): AreaState {
  if (until !== null && until <= now) return 'ended';
  return from > now ? 'coming' : 'active';
}
