import { orderExceptions, type ExceptionDetail, type OrderExceptionKind } from '@zhidan/core/orders/order-exception.ts';
import { useListText, useSay, useWords } from '../lib/words.ts';
import { ordersWords } from './orders-words.ts';

/** Which of a platform's sums does not agree; a rule of a platform of its own stays as its connector calls it. */
export function useRuleText(): (rule: string) => string {
  const t = useWords(ordersWords);
  return (rule) => (`rule.${rule}` in ordersWords.rows ? t(`rule.${rule}` as keyof typeof ordersWords.rows) : rule);
}

/** What an exception says, its codes in words. */
export function useExceptionText(): (kind: OrderExceptionKind, detail: ExceptionDetail) => string {
  const say = useSay();
  const listText = useListText();
  const ruleText = useRuleText();
  return (kind, detail) => {
    const { rules } = detail;
    const told = typeof rules === 'string' ? { ...detail, rules: listText(rules.split(/[、,]\s*/).map(ruleText)) } : detail;
    return say(orderExceptions[kind].says, told);
  };
}
