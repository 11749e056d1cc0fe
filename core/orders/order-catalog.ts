import type { Facts } from '../conditions/fact.ts';
import { factsOf, fieldsOf } from '../conditions/fact-table.ts';
import { catalogOf, type ListField } from '../conditions/field.ts';
import { orderFieldGroups, orderFields, type JudgedOrder } from './order-field.ts';
import { orderLineFields } from './order-line-field.ts';

export const orderLineList: ListField = {
  words: { 'zh-CN': '订单明细', en: 'order lines' },
  item: { 'zh-CN': '行', en: 'line' },
  fields: fieldsOf(orderLineFields),
};

/** What views, exports and alerts may ask of orders; audit adds what it looks up besides. */
export const orderCatalog = catalogOf({
  groups: orderFieldGroups,
  fields: fieldsOf(orderFields),
  lists: { lines: orderLineList },
});

/** The facts of an order, as conditions are judged on them. */
export function orderFacts(order: JudgedOrder): Facts {
  return { ...factsOf(orderFields, order), lines: order.content.lines.map((line) => factsOf(orderLineFields, line)) };
}
