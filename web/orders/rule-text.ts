import { carriers } from '@zhidan/core/allocation/carrier.ts';
import { orderExceptions, type ExceptionDetail, type OrderExceptionKind } from '@zhidan/core/orders/order-exception.ts';
import { platformChanges } from '@zhidan/core/orders/exceptions/platform-change.ts';
import { holdWords } from '@zhidan/core/orders/order-state-words.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import { useListText, useSay, useWords } from '../lib/words.ts';
import { ordersWords } from './orders-words.ts';

/** Which of a platform's sums does not agree; a rule of a platform of its own stays as its connector calls it. */
export function useRuleText(): (rule: string) => string {
  const t = useWords(ordersWords);
  return (rule) => (`rule.${rule}` in ordersWords.rows ? t(`rule.${rule}` as keyof typeof ordersWords.rows) : rule);
}

const changeWords: Readonly<Record<string, Words>> = Object.fromEntries(
  Object.entries(platformChanges).map(([name, { words }]) => [name, words]),
);
const carrierWords: Readonly<Record<string, Words>> = Object.fromEntries(
  Object.entries(carriers).map(([code, { words }]) => [code, words]),
);
const wordsOfHolds: Readonly<Record<string, Words>> = holdWords;

/** What an exception says, its codes in words. */
export function useExceptionText(): (kind: OrderExceptionKind, detail: ExceptionDetail) => string {
  const say = useSay();
  const listText = useListText();
  const ruleText = useRuleText();
  const named = (table: Readonly<Record<string, Words>>) => (code: string) => (table[code] ? say(table[code]) : code);
  const codes: Readonly<Record<string, (code: string) => string>> = {
    rules: ruleText,
    fields: named(changeWords),
    holds: named(wordsOfHolds),
    carrier: named(carrierWords),
  };
  return (kind, detail) => {
    const told = Object.entries(detail).map(([name, value]) => {
      const textOf = codes[name];
      return [name, textOf && typeof value === 'string' ? listText(value.split(/[、,]\s*/).map(textOf)) : value] as const;
    });
    return say(orderExceptions[kind].says, Object.fromEntries(told));
  };
}
