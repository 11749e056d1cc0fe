import { msBetween } from '../kernel/instant.ts';
import type { Words } from '../kernel/words.ts';
import type { ParcelStanding } from './parcel-standing.ts';

/** Where a parcel goes. */
export type Destination = Readonly<{ province: string; city: string; district: string }>;

/** Why a signing may be false. */
export const falseSignReasons = {
  not_out: { 'zh-CN': '没有派送记录就签收', en: 'Signed for without having been out for delivery' },
  too_soon: { 'zh-CN': '到达不到 30 分钟就签收', en: 'Signed for within 30 minutes of its arrival' },
  other_city: { 'zh-CN': '签收地不是收件城市', en: 'Signed for in another city' },
} as const satisfies Readonly<Record<string, Words>>;

export type FalseSignReason = keyof typeof falseSignReasons;

const soonMs = 30 * 60_000;

/** Why it looks false; null: it does not. Of a parcel that was told of as delivered and nothing else nobody can say. */
export function falseSignOf(standing: ParcelStanding, destination: Destination): FalseSignReason | null {
  const { state, deliveredAt, pickedUpAt, arrivedAt, outAt, signPlace } = standing;
  if (state !== 'DELIVERED' || deliveredAt === null || pickedUpAt === null || pickedUpAt === deliveredAt) return null;
  if (outAt === null || outAt > deliveredAt) return 'not_out';
  if (arrivedAt !== null && arrivedAt <= deliveredAt && msBetween(arrivedAt, deliveredAt) < soonMs) return 'too_soon';
  return isElsewhere(signPlace, destination) ? 'other_city' : null;
}

/** `杭州市`, `浙江,杭州市,余杭区`: a place that names a city, and neither the receiver's city nor district nor province-city. */
function isElsewhere(place: string, { province, city, district }: Destination): boolean {
  if (!/[市州盟]|地区/.test(place)) return false;
  const names = [city, district, province.endsWith('市') ? province : ''].map(bare).filter((name) => name.length > 1);
  return names.length > 0 && !names.some((name) => place.includes(name));
}

/** `杭州市` as `杭州`; what names no place of its own is nothing. */
function bare(name: string): string {
  if (/^(?:市辖区|县|省直辖|自治区直辖)/.test(name)) return '';
  return name.replace(/(?:市|区|县|地区|盟)$/, '');
}
