import { fen, type Fen } from '../../kernel/money.ts';
import type { Words } from '../../kernel/words.ts';

/** What a route is judged by. */
export const scoreParts = {
  cost: { words: { 'zh-CN': '成本', en: 'Cost' }, usual: 50 },
  eta: { words: { 'zh-CN': '时效', en: 'Speed' }, usual: 20 },
  reliability: { words: { 'zh-CN': '可靠', en: 'Reliability' }, usual: 15 },
  stock: { words: { 'zh-CN': '库存均衡', en: 'Stock balance' }, usual: 10 },
  quota: { words: { 'zh-CN': '份额缺口', en: 'Quota gap' }, usual: 5 },
} as const satisfies Readonly<Record<string, Readonly<{ words: Words; usual: number }>>>;

export type ScorePart = keyof typeof scoreParts;

export const scorePartNames = Object.keys(scoreParts) as [ScorePart, ...ScorePart[]];

/** What each part is worth, in whole per cent that add up to 100, and what a parcel costs that leaves too late. */
export type RoutingWeights = Readonly<Record<ScorePart, number>> & Readonly<{ latePenalty: Fen }>;

/** Until a merchant says otherwise. */
export const usualWeights: RoutingWeights = {
  cost: scoreParts.cost.usual,
  eta: scoreParts.eta.usual,
  reliability: scoreParts.reliability.usual,
  stock: scoreParts.stock.usual,
  quota: scoreParts.quota.usual,
  latePenalty: fen(500),
};

export const weightsSum = (weights: Readonly<Record<ScorePart, number>>): number =>
  scorePartNames.reduce((sum, part) => sum + weights[part], 0);
