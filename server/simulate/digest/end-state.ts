import { createHash } from 'node:crypto';
import type { Words } from '@zhidan/core/kernel/words.ts';

export const statePartWords = {
  orders: { 'zh-CN': '订单', en: 'orders' },
  stock: { 'zh-CN': '库存', en: 'stock' },
  parcels: { 'zh-CN': '包裹', en: 'parcels' },
} as const satisfies Readonly<Record<string, Words>>;

export type StatePart = keyof typeof statePartWords;
export const stateParts = Object.keys(statePartWords) as StatePart[];

/** A merchant's days in canonical text: the same lines wherever the same happened. */
export type EndState = Readonly<Record<StatePart, readonly string[]>>;

/** SHA-256 of the text, hexadecimal. */
export function digestOf(state: EndState): string {
  const hash = createHash('sha256');
  for (const part of stateParts) hash.update(`${part}\n${state[part].map((line) => `${line}\n`).join('')}`);
  return hash.digest('hex');
}

/** Lines of one part that only one of two states has. */
export type Difference = Readonly<{ part: StatePart; onlyFirst: readonly string[]; onlySecond: readonly string[] }>;

export function differencesOf(first: EndState, second: EndState): readonly Difference[] {
  return stateParts
    .map((part) => ({ part, onlyFirst: without(first[part], second[part]), onlySecond: without(second[part], first[part]) }))
    .filter(({ onlyFirst, onlySecond }) => onlyFirst.length + onlySecond.length > 0);
}

/** The lines that the others lack; a line that stands twice here and once there is lacking once. */
function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
