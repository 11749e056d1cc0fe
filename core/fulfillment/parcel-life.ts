import { lifeCycle } from '../kernel/life-cycle.ts';
import type { Words } from '../kernel/words.ts';

/** A waybill from the wish for a number to its end. A number that is given back has to be refused by nobody: `void_wanted` until the source agrees. */
export const parcelLife = lifeCycle({
  wanted: { number: 'numbered', drop: 'voided' },
  numbered: { ship: 'shipped', ask_void: 'void_wanted' },
  void_wanted: { void: 'voided' },
  // the number of a wish that was dropped may still come
  voided: { late_number: 'void_wanted' },
  shipped: { intercept: 'returning' },
  returning: {},
});

export type ParcelState = keyof typeof parcelLife;

export const parcelStates = Object.keys(parcelLife) as [ParcelState, ...ParcelState[]];

export const parcelStateWords = {
  wanted: { 'zh-CN': '待取号', en: 'Waits for a number' },
  numbered: { 'zh-CN': '已取号', en: 'Numbered' },
  void_wanted: { 'zh-CN': '待回收', en: 'To be given back' },
  voided: { 'zh-CN': '已作废', en: 'Void' },
  shipped: { 'zh-CN': '已发出', en: 'Shipped' },
  returning: { 'zh-CN': '拦截退回', en: 'Called back' },
} as const satisfies Readonly<Record<ParcelState, Words>>;
