import { stagesBeforeRelease, stagesOnTheFloor, stagesUnderWay, type FulfillmentStage } from '../fulfillment/fulfillment-life.ts';
import type { Words } from '../kernel/words.ts';

/** How far an order has come, as far as changing it goes. */
export const requestStages = {
  early: { 'zh-CN': '未审核', en: 'not audited yet' },
  audited: { 'zh-CN': '已审核、未打印', en: 'audited, not printed' },
  printed: { 'zh-CN': '已打印、未发货', en: 'printed, not shipped' },
  away: { 'zh-CN': '已发货', en: 'shipped' },
} as const satisfies Readonly<Record<string, Words>>;

export type RequestStage = keyof typeof requestStages;
export const requestStageCodes = Object.keys(requestStages) as [RequestStage, ...RequestStage[]];

/** Of one fulfillment order; null for one that asks nothing of anybody any more. */
export function stageOfFulfillment(stage: FulfillmentStage): RequestStage | null {
  if (stagesBeforeRelease.some((one) => one === stage)) return 'early';
  if (stage === 'to_print') return 'audited';
  if (stagesOnTheFloor.some((one) => one === stage)) return 'printed';
  return stagesUnderWay.some((one) => one === stage) ? 'away' : null;
}

/**
 * Of an order with one fulfillment order or several: what is still in the house decides, the furthest of it; it is away when nothing
 * is left here. An order that the warehouse does not know yet is early.
 */
export function stageOfOrder(stages: readonly FulfillmentStage[], isShippedElsewhere: boolean): RequestStage {
  const found = stages.flatMap((stage) => stageOfFulfillment(stage) ?? []);
  for (const stage of ['printed', 'audited', 'early'] as const) if (found.includes(stage)) return stage;
  return found.includes('away') || isShippedElsewhere ? 'away' : 'early';
}
