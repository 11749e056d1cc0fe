import { yuanToFen } from '@zhidan/core/kernel/money.ts';
import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { totalOf } from '../world/trade-facts.ts';
import type { Trade } from '../world/trade.ts';
import { tidOf } from './native-number.ts';
import { openTaobao, type OpenTaobao } from './taobao-fixture.ts';

let open: OpenTaobao;
beforeAll(async () => {
  open = await openTaobao();
  await open.play([
    { do: 'order', shop: 'taobao', count: 250, over: '2h', paid: 0.9 },
    { do: 'wait', for: '2h' },
  ]);
});
afterAll(() => open.server.close());

const list = 'taobao.trades.sold.increment.get';
const window = { start_modified: '2026-11-11 00:00:00', end_modified: '2026-11-11 02:00:00' };
const oaidFields = 'receiver_name,receiver_address,created,receiver_mobile,receiver_phone';
type Row = Readonly<Record<string, unknown> & { tid: string; modified: string }>;

async function page(no: number, params: Record<string, string> = {}) {
  const text = await open.callText(list, { fields: 'tid,modified,status', page_size: '50', page_no: String(no), ...window, ...params });
  const answer = parseJson(text) as unknown as {
    trades_sold_increment_get_response: { trades: { trade: Row[] }; total_results?: number; has_next?: boolean };
  };
  return { rows: answer.trades_sold_increment_get_response.trades.trade, ...answer.trades_sold_increment_get_response };
}
async function fullinfo(trade: Trade, fields = '*') {
  const answer = parseJson(await open.callText('taobao.trade.fullinfo.get', { fields, tid: tidOf(trade) })) as unknown as {
    trade_fullinfo_get_response: { trade: Record<string, string> & { orders: { order: Record<string, string>[] } } };
  };
  return answer.trade_fullinfo_get_response.trade;
}
const trades = () => open.world.trades(open.shop.seq);

test('trade numbers are JSON numbers beyond 2^53 that a careless reader would round', async () => {
  const text = await open.callText(list, { fields: 'tid,tid_str', page_size: '1', ...window });
  const [, digits = ''] = /"tid":(\d+),"tid_str":"\1"/u.exec(text) ?? [];
  expect(digits).toHaveLength(19);
  expect(String(Number(digits))).not.toBe(digits);
});

test('the list comes newest change first, with the total, and pages from 1', async () => {
  const first = await page(1);
  expect(first.total_results).toBe(250);
  expect(first.rows).toHaveLength(50);
  expect(first.rows.map(({ modified }) => modified)).toEqual(
    first.rows
      .map(({ modified }) => modified)
      .toSorted()
      .toReversed(),
  );
  expect((await page(5)).rows).toHaveLength(50);
  expect((await page(6)).rows).toHaveLength(0);
});

test('with use_has_next there is no total', async () => {
  const first = await page(1, { use_has_next: 'true' });
  expect(first).toMatchObject({ has_next: true });
  expect(first).not.toHaveProperty('total_results');
  expect((await page(5, { use_has_next: 'true' })).has_next).toBe(false);
});

test('who pages forward while trades change loses rows; who pages from the last page to the first loses none', async () => {
  const walk = async (pages: readonly number[]) => {
    const seen = new Set<string>();
    for (const no of pages) {
      for (const { tid } of (await page(no, { end_modified: '2026-11-11 03:00:00' })).rows) seen.add(tid);
      const older = trades()
        .filter((trade) => !seen.has(tidOf(trade)))
        .slice(0, 10);
      for (const trade of older) open.world.change(trade, 'memo_changed', { sellerMemo: `page ${no}` });
    }
    return seen.size;
  };
  await open.emulation.time.advanceTo(open.world.nowMs() + 600_000);
  expect(await walk([1, 2, 3, 4, 5])).toBeLessThan(250);
  await open.emulation.time.advanceTo(open.world.nowMs() + 600_000);
  expect(await walk([5, 4, 3, 2, 1])).toBe(250);
});

test('the OAID comes only when all five receiver fields are asked for', async () => {
  const trade = trades()[0]!;
  expect(await fullinfo(trade, `oaid,${oaidFields}`)).toHaveProperty('oaid', expect.stringMatching(/^1[\w-]{63}$/u));
  expect(await fullinfo(trade, 'oaid,receiver_name,created')).not.toHaveProperty('oaid');
});

test('receivers come masked, the place above the street in clear', async () => {
  const trade = trades()[0]!;
  const told = await fullinfo(trade);
  expect(told['receiver_name']).toBe(`${[...trade.receiver.name][0]}**`);
  expect(told['receiver_mobile']).toBe(`*******${trade.receiver.phone.slice(-4)}`);
  expect(told['receiver_city']).toBe(trade.receiver.address.city);
  expect(JSON.stringify(told)).not.toContain(trade.receiver.phone);
  expect(JSON.stringify(told)).not.toContain(trade.receiver.address.detail);
});

test('the amounts of every trade add up: lines after discounts plus postage are what the buyer pays', async () => {
  for (const trade of trades().slice(0, 60)) {
    const told = await fullinfo(trade);
    const lines = told.orders.order;
    const sum = (name: string) => lines.reduce((total, line) => total + yuanToFen(line[name] ?? '0.00'), 0);
    expect(sum('divide_order_fee') + yuanToFen(told['post_fee']!)).toBe(yuanToFen(told['payment']!));
    expect(sum('total_fee')).toBe(yuanToFen(told['total_fee']!));
    expect(sum('total_fee') - sum('part_mjz_discount')).toBe(sum('divide_order_fee'));
    expect(yuanToFen(told['payment']!)).toBe(totalOf(trade));
  }
});

test('a trade of one line has one number for both, a longer one has its own for each line', async () => {
  const single = await fullinfo(trades().find((trade) => trade.lines.length === 1)!);
  expect(single.orders.order[0]!['oid']).toBe(single['tid']);
  const longer = await fullinfo(trades().find((trade) => trade.lines.length > 1)!);
  expect(new Set([longer['tid'], ...longer.orders.order.map((line) => line['oid'])]).size).toBe(longer.orders.order.length + 1);
});

test('lists leave out promotions, a single trade gives them', async () => {
  const trade = trades().find((each) => each.lines[0]!.merchantDiscount > 0)!;
  expect(await fullinfo(trade, 'tid,promotion_details')).toHaveProperty('promotion_details.promotion_detail.0.promotion_name');
  const [row] = (await page(1, { fields: 'tid,promotion_details' })).rows;
  expect(row).not.toHaveProperty('promotion_details');
});

test('`simplify` takes the wrappers away', async () => {
  const answer = await open.call(list, { fields: 'tid,orders', page_size: '1', simplify: 'true', ...window });
  expect(answer).toHaveProperty('trades.0.orders.0.oid');
});

test('a presale tells its two payments and is not to ship before both', async () => {
  await open.play([
    { do: 'order', shop: 'taobao', isPresale: true },
    { do: 'act', act: 'pay', shop: 'taobao' },
  ]);
  const deposit = trades().at(-1)!;
  expect(await fullinfo(deposit)).toMatchObject({ type: 'step', status: 'WAIT_BUYER_PAY', step_trade_status: 'FRONT_PAID_FINAL_NOPAID' });
  await open.play([{ do: 'act', act: 'pay_final', trade: tidOf(deposit) }]);
  expect(await fullinfo(deposit)).toMatchObject({ status: 'WAIT_SELLER_SEND_GOODS', step_trade_status: 'FRONT_PAID_FINAL_PAID' });
});

test('a trade under review is PAID_FORBID_CONSIGN until it is cleared', async () => {
  const trade = trades().find((each) => each.paidMs !== null && !each.isPresale)!;
  await open.play([{ do: 'act', act: 'review_risk', trade: tidOf(trade) }]);
  expect((await fullinfo(trade))['status']).toBe('PAID_FORBID_CONSIGN');
  await open.play([{ do: 'act', act: 'clear_risk', trade: tidOf(trade) }]);
  expect((await fullinfo(trade))['status']).toBe('WAIT_SELLER_SEND_GOODS');
});

test('a gift is a line of its own, tied to the line that brought it', async () => {
  const trade = trades().find((each) => each.lines.some((line) => line.isGift))!;
  const lines = (await fullinfo(trade)).orders.order;
  const gift = lines.find((line) => line['is_free_gift'])!;
  expect(lines.find((line) => line['oid_str'] === gift['gift_mids'])).toMatchObject({ has_gift: true, gift_mids: gift['oid_str'] });
});

test('a trade three months old is in no list, and still readable by its number', async () => {
  const old = await openTaobao();
  await old.play([{ do: 'order', shop: 'taobao' }]);
  const trade = old.world.trades(old.shop.seq)[0]!;
  await old.emulation.time.advanceTo(old.world.nowMs() + 93 * 86_400_000);
  await old.play([{ do: 'act', act: 'memo', memo: 'late' }]);
  const late = { fields: 'tid', start_modified: '2027-02-11 00:00:00', end_modified: '2027-02-12 00:00:00' };
  expect(await old.call(list, late)).toHaveProperty('trades_sold_increment_get_response.total_results', 0);
  expect(await old.call('taobao.trade.fullinfo.get', { fields: 'seller_memo', tid: tidOf(trade) })).toHaveProperty(
    'trade_fullinfo_get_response.trade.seller_memo',
    'late',
  );
  await old.server.close();
});
