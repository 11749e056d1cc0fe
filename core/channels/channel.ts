import type { Id } from '../kernel/id.ts';
import type { Words } from '../kernel/words.ts';

export type ShopId = Id<'ShopId'>;

/**
 * Where a merchant sells, and which connector speaks with it. Tmall is served by Taobao's open platform; nobody speaks with
 * `offline`: its orders come by file or by hand, and it is never pulled.
 */
export const channels = {
  taobao: { words: { 'zh-CN': '淘宝', en: 'Taobao' }, connector: 'taobao' },
  tmall: { words: { 'zh-CN': '天猫', en: 'Tmall' }, connector: 'taobao' },
  douyin: { words: { 'zh-CN': '抖音', en: 'Douyin' }, connector: 'douyin' },
  youzan: { words: { 'zh-CN': '有赞', en: 'Youzan' }, connector: 'youzan' },
  pinduoduo: { words: { 'zh-CN': '拼多多', en: 'Pinduoduo' }, connector: 'pinduoduo' },
  jd: { words: { 'zh-CN': '京东', en: 'JD' }, connector: 'jd' },
  wechat_shop: { words: { 'zh-CN': '微信小店', en: 'WeChat shop' }, connector: 'wechat-shop' },
  offline: { words: { 'zh-CN': '线下/其他', en: 'Offline / other' }, connector: null },
} as const satisfies Readonly<Record<string, Readonly<{ words: Words; connector: string | null }>>>;

export type ChannelCode = keyof typeof channels;
/** Channels with a platform behind them: their shops are authorised and pulled. */
export type PlatformChannel = { [Code in ChannelCode]: (typeof channels)[Code]['connector'] extends null ? never : Code }[ChannelCode];

export const platformChannels = (Object.keys(channels) as ChannelCode[]).filter(
  (code): code is PlatformChannel => channels[code].connector !== null,
);

export type ConnectorCode = NonNullable<(typeof channels)[ChannelCode]['connector']>;
