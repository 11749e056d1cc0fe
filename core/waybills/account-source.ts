import type { ChannelCode } from '../channels/channel.ts';
import type { Words } from '../kernel/words.ts';
import type { WaybillSourceCode } from './waybill-source.ts';

/** Where an account's numbers come from: a service that is asked, or a person who types or scans them. */
export type AccountSource = WaybillSourceCode | 'hand';

type SourceRow = Readonly<{
  words: Words;
  /** platforms by whose shops it is asked; null: by the account's own fields */
  askedBy: readonly ChannelCode[] | null;
  /** platforms whose encrypted receivers it can print; receivers in plain text everybody can */
  decrypts: readonly ChannelCode[] | 'all';
}>;

/** Masks and ciphers of a platform are opened by its own e-waybill alone; Taobao's OAID by Cainiao, and by Kuaidi100 for it. */
export const accountSources = {
  cainiao: { words: { 'zh-CN': '菜鸟电子面单', en: 'Cainiao e-waybill' }, askedBy: ['taobao', 'tmall'], decrypts: ['taobao', 'tmall'] },
  douyin: { words: { 'zh-CN': '抖音电子面单', en: 'Douyin e-waybill' }, askedBy: ['douyin'], decrypts: ['douyin'] },
  pinduoduo: { words: { 'zh-CN': '拼多多电子面单', en: 'Pinduoduo e-waybill' }, askedBy: ['pinduoduo'], decrypts: ['pinduoduo'] },
  jd: { words: { 'zh-CN': '京东电子面单', en: 'JD e-waybill' }, askedBy: ['jd'], decrypts: ['jd'] },
  kuaidi100: { words: { 'zh-CN': '快递100', en: 'Kuaidi100' }, askedBy: null, decrypts: ['taobao', 'tmall'] },
  kdniao: { words: { 'zh-CN': '快递鸟', en: 'KdNiao' }, askedBy: null, decrypts: [] },
  hand: { words: { 'zh-CN': '手工填单号', en: 'Typed by hand' }, askedBy: null, decrypts: 'all' },
} as const satisfies Readonly<Record<AccountSource, SourceRow>>;

export const accountSourceCodes = Object.keys(accountSources) as [AccountSource, ...AccountSource[]];

/** Whether a source is asked with a shop's app and grant. */
export function isAskedByShop(source: AccountSource): boolean {
  return accountSources[source].askedBy !== null;
}

/** Whether a label of this source shows where a parcel of this channel goes: an encrypted receiver only its own platform opens. */
export function canPrintReceiver(
  source: AccountSource,
  receiver: Readonly<{ kind: 'plain' | 'masked' | 'cipher'; channel: ChannelCode }>,
): boolean {
  const { decrypts }: SourceRow = accountSources[source];
  return receiver.kind === 'plain' || decrypts === 'all' || decrypts.includes(receiver.channel);
}
