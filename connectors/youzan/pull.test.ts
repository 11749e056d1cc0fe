import { describe, expect, test } from 'vitest';
import { instant, type Instant } from '@zhidan/core/kernel/instant.ts';
import { playedOutside } from '../contract/outside.ts';
import { pageOfWindow, type PagedList } from './paged-window.ts';
import { countOrders, pullPage } from './pull.ts';
import { access, apiOf, aTrade, bodyOf, now, playedYouzan, tidOf } from './recorded.fixture.ts';

const window = { basis: 'modified', from: instant('2026-11-11T02:00:00.000Z'), to: instant('2026-11-11T03:00:00.000Z') } as const;
const two = (at: number): string => String(at).padStart(2, '0');
const trades = (count: number) =>
  Array.from({ length: count }, (_, at) => aTrade(`E${at}`, { update_time: `2026-11-11 10:${two(Math.floor(at / 60))}:${two(at % 60)}` }));

test('a window is asked by one pair of times, last page first, and every trade is read whole', async () => {
  const outside = playedOutside(now, playedYouzan(trades(230)));
  const { documents, next } = await pullPage(outside, access, { ...window, page: null });
  expect(documents).toHaveLength(30);
  expect(next).not.toBeNull();
  const lists = outside.sent.filter((request) => apiOf(request) === 'youzan.trades.sold.get/4.0.4').map(bodyOf);
  expect(lists).toEqual([
    { start_update: '2026-11-11 10:00:00', end_update: '2026-11-11 11:00:00', page_no: 1, page_size: 1 },
    { start_update: '2026-11-11 10:00:00', end_update: '2026-11-11 11:00:00', page_no: 3, page_size: 100 },
  ]);
  expect(outside.sent[0]?.url).toBe('http://127.0.0.1:9/youzan/api/youzan.trades.sold.get/4.0.4?access_token=yz-access-token');
});

test('misses no trade while trades change between two pages', async () => {
  const shop = trades(300);
  const outside = playedOutside(now, (request) => playedYouzan(shop)(request));
  const seen = new Set<string>();
  const left = new Set<string>();
  for (let page: string | null = null, round = 0; ; round++) {
    const { documents, next }: Awaited<ReturnType<typeof pullPage>> = await pullPage(outside, access, { ...window, page });
    for (const document of documents) seen.add(tidOf(document));
    if (next === null) break;
    page = next;
    for (let at = round; at < shop.length; at += 15) {
      shop[at] = aTrade(`E${at}`, { update_time: '2026-11-11 11:30:00' }); // it is in the next window now
      left.add(`E${at}`);
    }
  }
  expect(
    trades(300)
      .map(tidOf)
      .filter((tid) => !seen.has(tid) && !left.has(tid)),
  ).toEqual([]);
});

test('the count is the platform’s; what was really paid it does not say', async () => {
  const created = { from: instant('2026-11-10T16:00:00.000Z'), to: instant('2026-11-10T17:00:00.000Z') };
  expect(await countOrders(playedOutside(now, playedYouzan(trades(7))), access, created)).toEqual({ orderCount: 7, paid: null });
});

describe('a window deeper than the list shows', () => {
  /** One row every ten seconds; the list shows 40 of a window. */
  const rows = Array.from({ length: 300 }, (_, at) => instant(Date.parse(window.from) + at * 10_000));
  const inside = (from: Instant, to: Instant): readonly Instant[] => rows.filter((at) => at >= from && at <= to);
  const list: PagedList<Instant> = {
    pageSize: 10,
    depth: 40,
    count: (from, to) => Promise.resolve(inside(from, to).length),
    rows: (from, to, pageNo) =>
      pageNo > 4
        ? Promise.reject(new Error('deeper than the list goes'))
        : Promise.resolve(inside(from, to).slice((pageNo - 1) * 10, pageNo * 10)),
  };

  test('is halved until all of it is shown', async () => {
    const seen = new Set<Instant>();
    for (let page: string | null = null, count = 0; ; count++) {
      expect(count).toBeLessThan(100);
      const { rows: some, next }: Awaited<ReturnType<typeof pageOfWindow<Instant>>> = await pageOfWindow(list, { ...window, page });
      for (const row of some) seen.add(row);
      if (next === null) break;
      page = next;
    }
    expect(seen.size).toBe(rows.length);
  });

  test('of one second shows what it can instead of halving for ever', async () => {
    const crowded: PagedList<number> = { ...list, count: () => Promise.resolve(1_000), rows: () => Promise.resolve([1]) };
    const second = { from: window.from, to: instant(Date.parse(window.from) + 1_000) };
    expect((await pageOfWindow(crowded, { ...second, page: null })).next).not.toBeNull();
  });
});
