import type { Words } from '../kernel/words.ts';

/** Colours with which sellers mark orders on the platforms' own pages. */
export const sellerFlagColors = {
  red: { 'zh-CN': '红', en: 'red' },
  yellow: { 'zh-CN': '黄', en: 'yellow' },
  green: { 'zh-CN': '绿', en: 'green' },
  blue: { 'zh-CN': '蓝', en: 'blue' },
  purple: { 'zh-CN': '紫', en: 'purple' },
  cyan: { 'zh-CN': '青', en: 'cyan' },
  orange: { 'zh-CN': '橙', en: 'orange' },
  gray: { 'zh-CN': '灰', en: 'gray' },
} as const satisfies Readonly<Record<string, Words>>;

export type SellerFlagColor = keyof typeof sellerFlagColors;

const taobao = { 1: 'red', 2: 'yellow', 3: 'green', 4: 'blue', 5: 'purple' } as const;

/** What each platform's own flag numbers mean; platforms without colours have no row. */
const colorsByChannel: Readonly<Record<string, Readonly<Record<string, SellerFlagColor>>>> = {
  taobao,
  tmall: taobao,
  pinduoduo: taobao,
  jd: { 0: 'gray', ...taobao },
  douyin: { 0: 'gray', 1: 'purple', 2: 'cyan', 3: 'green', 4: 'orange', 5: 'red' },
};

/** The colour of a platform's flag; null when it has none or one that we do not know. */
export function sellerFlagColor(channel: string, flag: string): SellerFlagColor | null {
  const colors = Object.hasOwn(colorsByChannel, channel) ? colorsByChannel[channel] : undefined;
  return colors && Object.hasOwn(colors, flag) ? (colors[flag] ?? null) : null;
}

/** The platform's own flag of a colour; null when it has none of it. */
export function flagOfColor(channel: string, color: SellerFlagColor): string | null {
  const colors = Object.hasOwn(colorsByChannel, channel) ? colorsByChannel[channel] : undefined;
  return Object.entries(colors ?? {}).find(([, own]) => own === color)?.[0] ?? null;
}

/** Whether a platform's flag says that there is none: they number their flags from 1 and write 0 for an order without. */
export function isNoFlag(flag: string): boolean {
  return flag === '' || flag === '0';
}
