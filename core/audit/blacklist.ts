import type { Id } from '../kernel/id.ts';
import type { Words } from '../kernel/words.ts';
import { normalText } from '../conditions/normal-text.ts';

export type BlacklistId = Id<'BlacklistId'>;

/** By what somebody is recognised. */
export const blacklistKinds = {
  buyer: { 'zh-CN': '买家', en: 'buyer' },
  name: { 'zh-CN': '姓名', en: 'name' },
  phone: { 'zh-CN': '电话', en: 'phone' },
  address: { 'zh-CN': '地址', en: 'address' },
} as const satisfies Readonly<Record<string, Words>>;

export type BlacklistKind = keyof typeof blacklistKinds;

export const blacklistKindCodes = Object.keys(blacklistKinds) as [BlacklistKind, ...BlacklistKind[]];

/** What of an address has to be the same: its letters and digits, without what is only punctuation. */
export function addressKey(address: string): string {
  return normalText(address).replace(/[^\p{L}\p{N}]/gu, '');
}
