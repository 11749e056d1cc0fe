import { expect, test } from 'vitest';
import { deskSearch } from '../desk/desk-search.ts';
import { exceptionsSearch } from '../fulfillment/exceptions/exceptions-search.ts';
import { fulfillmentsSearch } from '../fulfillment/list/fulfillments-search.ts';
import { ordersSearch } from '../orders/orders-search.ts';
import { requestsSearch } from '../requests/requests-search.ts';
import { parcelAlertsSearch } from '../tracking/tracking-search.ts';
import { parseSearch, stringifySearch } from './search-text.ts';

test.each([['123e45'], ['4176302981234567890123'], ['0123'], ['6aZ-_x'], ['1.0'], ['7']])(
  'a code that a platform puts into the address keeps every letter: %s',
  (code) => {
    const { code: read } = parseSearch(`?code=${code}&state=s`) as { code: string | number };
    expect(String(read)).toBe(code);
    expect(new URLSearchParams(stringifySearch({ code: read })).get('code')).toBe(code);
  },
);

test.each([
  ['the service desk', deskSearch],
  ['orders', { parse: ordersSearch }],
  ['requests', requestsSearch],
  ['fulfillment orders', fulfillmentsSearch],
  ['exceptions', exceptionsSearch],
  ['parcel alerts', parcelAlertsSearch],
])('%s: the end of a phone and a waybill of digits stay what was typed', (_page, page) => {
  for (const typed of ['5678', '75312345678901'])
    expect(page.parse(parseSearch(stringifySearch({ search: typed })) as never)).toMatchObject({ search: typed });
});

test('filters of a page come back as they went', () => {
  const search = { shopId: '019a0000-1234-7abc-8def-0123456789ab', tab: 'dead', flags: ['a', 'b'], text: '"quoted"', yes: true };
  expect(parseSearch(stringifySearch(search))).toEqual(search);
});
