import type { Words } from '@zhidan/core/kernel/words.ts';

/** The name of the product, as an installed app bears it; an app has one name, so it holds both. */
export const brandWords = {
  name: { 'zh-CN': '知单 Zhidan', en: 'Zhidan 知单' },
  shortName: { 'zh-CN': '知单', en: 'Zhidan' },
} as const satisfies Readonly<Record<string, Words>>;
