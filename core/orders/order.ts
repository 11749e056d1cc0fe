import type { Id } from '../kernel/id.ts';

export type OrderId = Id<'OrderId'>;

/** By which road an order reached us; the same order may come by several. */
export const orderRoads = {
  pull: { 'zh-CN': '定时抓单', en: 'Pull' },
  push: { 'zh-CN': '平台推送', en: 'Push' },
  file: { 'zh-CN': '文件导入', en: 'File' },
  hand: { 'zh-CN': '手工录入', en: 'By hand' },
} as const;

export type OrderRoad = keyof typeof orderRoads;
