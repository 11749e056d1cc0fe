import type { Words } from '../kernel/words.ts';

/** What is done of a request, each in one transaction that also writes it down: a worker that dies is followed by another. */
export const requestSteps = {
  take_back: { 'zh-CN': '撤回面单', en: 'Label withdrawn' },
  part: { 'zh-CN': '从合单中拆出', en: 'Taken out of the shared parcel' },
  rewrite: { 'zh-CN': '改写收货信息', en: 'Receiver rewritten' },
  replace: { 'zh-CN': '更换商品', en: 'Goods replaced' },
  stop: { 'zh-CN': '取消发货单', en: 'Fulfillment order canceled' },
  hold: { 'zh-CN': '挂起，等平台退款', en: 'Put on hold until the platform refunds' },
  rush: { 'zh-CN': '标记加急', en: 'Marked as urgent' },
  force: { 'zh-CN': '强制放行', en: 'Forced to go on' },
  intercept: { 'zh-CN': '申请快递拦截', en: 'Courier asked to stop it' },
  follow: { 'zh-CN': '生成新订单', en: 'New order made' },
  tell: { 'zh-CN': '告知平台', en: 'Platform told' },
  unlock: { 'zh-CN': '解除锁单', en: 'Order unlocked' },
} as const satisfies Readonly<Record<string, Words>>;

export type RequestStep = keyof typeof requestSteps;
export const requestStepCodes = Object.keys(requestSteps) as [RequestStep, ...RequestStep[]];
