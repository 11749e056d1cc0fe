import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { afterSaleKinds, afterSaleStates } from './after-sale-status.ts';
import { orderStatuses } from './order-status.ts';

type Documented = Readonly<Record<string, Readonly<Record<string, string>>>>;

const documented = JSON.parse(readFileSync(new URL('status.fixture.json', import.meta.url), 'utf8')) as Documented;

test.each([
  ['status', orderStatuses],
  ['aftersale.type', afterSaleKinds],
  ['aftersale.status', afterSaleStates],
])('every code of %s that the platform documents has a meaning, and no other', (name, table) => {
  expect(Object.keys(table).toSorted()).toEqual(Object.keys(documented[name] ?? {}).toSorted());
});
