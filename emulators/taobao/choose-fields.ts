import type { TopObject } from './trade-document.ts';

/** Without all of these among the fields the platform gives no `oaid`. Spec: taobao §3, rule 6. */
const oaidNeeds = ['receiver_name', 'receiver_address', 'created', 'receiver_mobile', 'receiver_phone'];

/** What a caller asked for by `fields`: `tid,status,orders.oid`; `orders` gives lines whole. `hidden` is what this API never gives. */
export function chooseFields(document: TopObject, fields: string, hidden: readonly string[] = []): TopObject {
  const asked = fields.split(',').map((field) => field.trim());
  const tops = new Set(asked.map((field) => field.split('.')[0] ?? ''));
  const mayOaid = oaidNeeds.every((field) => tops.has(field));
  const chosen: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(document)) {
    if (value === undefined || hidden.includes(name)) continue;
    if (name === 'oaid' ? mayOaid : tops.has(name) || tops.has('*')) chosen[name] = name === 'orders' ? chooseLines(value, asked) : value;
  }
  return chosen;
}

function chooseLines(orders: unknown, asked: readonly string[]): unknown {
  const parts = asked.filter((field) => field.startsWith('orders.')).map((field) => field.slice('orders.'.length));
  if (asked.includes('orders') || parts.length === 0) return orders;
  const lines = (orders as { order: TopObject[] }).order;
  return { order: lines.map((line) => Object.fromEntries(Object.entries(line).filter(([name]) => parts.includes(name)))) };
}
