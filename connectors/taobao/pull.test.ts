import { describe, expect, test } from 'vitest';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import type { PullPage } from '@zhidan/core/channels/connector.ts';
import { playedOutside } from '../contract/outside.ts';
import { countOrders, pullPage, readOrders } from './pull.ts';
import { access, aTrade, now, paramsOf, playedTop } from './recorded.fixture.ts';

const window = { basis: 'modified', from: instant('2026-11-11T02:00:00.000Z'), to: instant('2026-11-11T03:00:00.000Z') } as const;

const minute = (at: number): string => String(at).padStart(2, '0');
const trades = (count: number): JsonObject[] =>
  Array.from({ length: count }, (_, at) =>
    aTrade(`41763029812345${String(at).padStart(5, '0')}`, { modified: `2026-11-11 10:${minute(at % 60)}:00` }),
  );

describe('the walk through a window', () => {
  test('begins at the last page and ends at the first, and asks for every type of trade', async () => {
    const outside = playedOutside(now, playedTop(trades(120)));
    const first = await pullPage(outside, access, { ...window, page: null });
    const lists = outside.sent.map(paramsOf).filter(({ method }) => method === 'taobao.trades.sold.increment.get');
    expect(lists.map(({ page_no, use_has_next }) => [page_no, use_has_next])).toEqual([
      ['1', 'false'],
      ['3', 'true'],
    ]);
    expect(lists[0]).toMatchObject({ start_modified: '2026-11-11 10:00:00', end_modified: '2026-11-11 11:00:00', page_size: '50' });
    expect(lists[0]?.['type']?.split(',')).toHaveLength(17);
    expect(first.documents).toHaveLength(20);
    expect(first.next).toBe('2');
    expect((await pullPage(outside, access, { ...window, page: '1' })).next).toBeNull();
  });

  test('of an empty window is one call', async () => {
    const outside = playedOutside(now, playedTop([]));
    expect(await pullPage(outside, access, { ...window, page: null })).toEqual({ documents: [], unread: [], next: null });
    expect(outside.sent).toHaveLength(1);
  });

  test('misses no trade while trades change between two pages, where a walk from the first page misses some', async () => {
    const backward = await walk((page) => page);
    expect(trades(180).filter(({ tid }) => !backward.has(tid))).toEqual([]);
    const forward = await walk((page) => String(Math.max(5 - Number(page), 1)));
    expect(trades(180).filter(({ tid }) => !forward.has(tid)).length).toBeGreaterThan(0);
  });
});

/** Walks a busy shop: between two pages ten trades change and leave the window. `turn` may ask for another page than the next. */
async function walk(turn: (page: string) => string): Promise<ReadonlySet<unknown>> {
  const shop = trades(180);
  const outside = playedOutside(now, (request) => playedTop(shop)(request));
  const seen = new Set<unknown>();
  const touched = (tid: unknown): boolean => shop.some((trade) => trade['tid'] === tid && trade['modified'] === '2026-11-11 11:30:00');
  for (let page: string | null = '4', round = 0; page !== null; round++) {
    const { documents, next }: PullPage = await pullPage(outside, access, { ...window, page: turn(page) });
    for (const { tid } of documents) seen.add(tid);
    for (let at = 0; at < 10; at++) shop[round + at * 17] = { ...shop[round + at * 17], modified: '2026-11-11 11:30:00' };
    page = page === '1' ? null : String(Number(page) - 1);
    expect(next === null || Number(next) > 0).toBe(true);
  }
  for (const { tid } of trades(180)) if (touched(tid)) seen.add(tid); // they are in the next window
  return seen;
}

test('order numbers come whole, though TOP writes them as numbers that no double can hold', async () => {
  const [document] = await readOrders(playedOutside(now, playedTop([aTrade('4176302981234567890')])), access, ['4176302981234567890']);
  expect(document?.['tid']).toBe('4176302981234567890');
});

test('asking for a trade names the whole receiver, or no OAID would come', async () => {
  const outside = playedOutside(now, playedTop(trades(1)));
  await readOrders(outside, access, ['4176302981234500000']);
  const fields = paramsOf(outside.sent[0]!)['fields']?.split(',');
  expect(fields).toEqual(
    expect.arrayContaining(['oaid', 'receiver_name', 'receiver_address', 'created', 'receiver_mobile', 'receiver_phone', 'orders']),
  );
});

test('the count of a window sums what buyers have paid, and owed money is not paid', async () => {
  const unpaid = aTrade('4176302981234500900', { status: 'WAIT_BUYER_PAY', pay_time: '' });
  const counted = await countOrders(playedOutside(now, playedTop([...trades(119), unpaid])), access, window);
  expect(counted).toEqual({ orderCount: 120, paid: 119 * 10_000 });
});
