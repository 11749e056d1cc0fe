import { lifeCycle } from '../kernel/life-cycle.ts';
import type { Words } from '../kernel/words.ts';

/** A SKU is never deleted, because orders name it. A retired one is offered nowhere and matched with nothing new. */
export const skuLife = lifeCycle({
  active: { retire: 'retired' },
  retired: { restore: 'active' },
});

export type SkuState = keyof typeof skuLife;

export const skuStateWords = {
  active: { 'zh-CN': '在用', en: 'In use' },
  retired: { 'zh-CN': '已停用', en: 'Retired' },
} as const satisfies Readonly<Record<SkuState, Words>>;
