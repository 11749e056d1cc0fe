import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { afterSaleKinds, afterSaleStates } from './after-sale-status.ts';
import { confirmStatuses, groupStatuses, orderStatuses, orderTags, refundStatuses, riskStatuses, stepStatuses } from './order-status.ts';

type Documented = Readonly<Record<string, Readonly<Record<string, string>>>>;

const documented = JSON.parse(readFileSync(new URL('status.fixture.json', import.meta.url), 'utf8')) as Documented;

test.each([
  ['order_status', orderStatuses],
  ['confirm_status', confirmStatuses],
  ['group_status', groupStatuses],
  ['refund_status', refundStatuses],
  ['risk_control_status', riskStatuses],
  ['step_trade_status', stepStatuses],
  ['after_sales_status', afterSaleStates],
  ['order_tag_list.name', Object.fromEntries([...orderTags].map((tag) => [tag, true]))],
  ['after_sales_type (request of list.increment)', { '1': 'all', ...afterSaleKinds }],
])('every code of %s that the platform documents has a meaning, and no other', (name, table) => {
  expect(Object.keys(table).toSorted()).toEqual(Object.keys(documented[name] ?? {}).toSorted());
});
