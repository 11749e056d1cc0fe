import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Trade } from '../world/trade.ts';
import { orderIdOf, skuOrderIdOf } from './native-number.ts';
import { openDouyin, startMs, type OpenDouyin } from './douyin-fixture.ts';

let open: OpenDouyin;
beforeAll(async () => {
  open = await openDouyin();
  await open.play([
    { do: 'order', shop: 'douyin', count: 150, over: '2h', paid: 0.9 },
    { do: 'wait', for: '3h' },
  ]);
});
afterAll(() => open.server.close());

type Doc = Readonly<Record<string, number> & { order_id: string; sku_order_list: Doc[] }>;
type Page = Readonly<{ data: Readonly<{ total: number; shop_order_list: Doc[] }> }>;
const search = async (params: Record<string, number | string | boolean>) =>
  ((await open.call('order.searchList', { page: 0, size: 100, ...params } as never)) as unknown as Page).data;
const trades = () => open.world.trades(open.shop.seq);
const detail = async (trade: Trade) =>
  (
    (await open.call('order.orderDetail', { shop_order_id: orderIdOf(trade) })) as unknown as {
      data: { shop_order_detail: Doc & Record<string, never> };
    }
  ).data.shop_order_detail;

test('pages count from 0 and hold as many orders as there are', async () => {
  const [first, second] = [await search({ page: 0 }), await search({ page: 1 })];
  expect([first.total, first.shop_order_list.length, second.shop_order_list.length]).toEqual([150, 100, 50]);
  expect(new Set([...first.shop_order_list, ...second.shop_order_list].map(({ order_id }) => order_id)).size).toBe(150);
});

test('without order_by the list is by creation, newest first; update_time ascending on request', async () => {
  const created = (await search({})).shop_order_list.map((order) => order['create_time'] ?? 0);
  expect(created).toEqual(created.toSorted((a, b) => b - a));
  const updated = (await search({ order_by: 'update_time', order_asc: true })).shop_order_list.map((order) => order['update_time'] ?? 0);
  expect(updated).toEqual(updated.toSorted((a, b) => a - b));
});

test('a window of update_time takes its start and leaves its end', async () => {
  const at = Math.floor((trades()[0]?.modifiedMs ?? 0) / 1_000);
  expect((await search({ update_time_start: at, update_time_end: at + 1 })).total).toBeGreaterThan(0);
  expect(
    (await search({ update_time_start: at - 1, update_time_end: at })).shop_order_list.some((order) => order['update_time'] === at),
  ).toBe(false);
});

test('the identities of money hold for every order and every line', async () => {
  for (const order of [...(await search({ page: 0 })).shop_order_list, ...(await search({ page: 1 })).shop_order_list])
    for (const part of [order, ...order.sku_order_list]) {
      expect(part['promotion_amount']).toBe(
        part['promotion_shop_amount']! + part['promotion_platform_amount']! + part['promotion_talent_amount']!,
      );
      expect(part['platform_cost_amount']).toBe(part['only_platform_cost_amount']! + part['author_cost_amount']!);
      expect(part['pay_amount']).toBe(part['order_amount']! - part['promotion_amount']!);
    }
});

test('lines add up to their order: amounts, discounts and the channel’s discount', async () => {
  for (const order of (await search({})).shop_order_list)
    for (const name of ['promotion_amount', 'promotion_pay_amount', 'shop_cost_amount', 'platform_cost_amount'])
      expect(order.sku_order_list.reduce((sum, line) => sum + (line[name] ?? 0), 0)).toBe(order[name]);
});

test('some orders carry a live-room author’s share and some a payment channel’s discount', async () => {
  const all = [...(await search({ page: 0 })).shop_order_list, ...(await search({ page: 1 })).shop_order_list];
  expect(all.some((order) => order['author_cost_amount']! > 0)).toBe(true);
  expect(all.some((order) => order['promotion_pay_amount']! > 0)).toBe(true);
});

test('a product number is a JSON number beyond 2^53, an order number a text', async () => {
  const text = await open.callText('order.orderDetail', { shop_order_id: orderIdOf(trades()[0]!) });
  expect(text).toMatch(/"product_id":36\d{17},"product_id_str":"36\d{17}"/u);
  expect(text).toMatch(/"order_id":"69\d{17}"/u);
});

test('receivers come as cipher and mask; the index of a cipher finds the same person again', async () => {
  const trade = trades()[0]!;
  const told = JSON.stringify(await detail(trade));
  expect(told).not.toContain(trade.receiver.phone);
  expect(told).not.toContain(trade.receiver.address.detail);
  const twin = open.world.begin({ ...trade, extras: {} });
  const [mine, other] = [await detail(trade), await detail(twin)] as unknown as Record<string, string>[];
  expect(mine!['encrypt_post_tel']).not.toBe(other!['encrypt_post_tel']);
  expect(mine!['encrypt_post_tel']!.split('$')[2]).toBe(other!['encrypt_post_tel']!.split('$')[2]);
  const merged = await open.call('order.mergeV2', {
    merge_list: [trade, twin, trades()[1]!].map((each) => ({ order_id: orderIdOf(each) })),
  });
  expect(
    (merged as unknown as { data: { merge_list: { order_list: unknown[] }[] } }).data.merge_list.map((group) => group.order_list.length),
  ).toEqual([2, 1]);
});

test('orders under review are 105, or 2 with a tag, and found by abnormal_order', async () => {
  const [odd, even] = [1, 0].map((rest) => trades().find((each) => each.seq % 2 === rest && each.paidMs !== null && !each.isPresale)!);
  for (const trade of [odd!, even!]) await open.play([{ do: 'act', act: 'review_risk', trade: orderIdOf(trade) }]);
  expect((await detail(odd!))['order_status']).toBe(105);
  expect(await detail(even!)).toMatchObject({
    order_status: 2,
    shop_order_tag_ui: expect.arrayContaining([expect.objectContaining({ key: 'risk_processing' })]),
  });
  expect((await search({ abnormal_order: 2 })).total).toBe(2);
  for (const trade of [odd!, even!]) await open.play([{ do: 'act', act: 'clear_risk', trade: orderIdOf(trade) }]);
});

test('a presale waits in 105 with two phases until the rest is paid', async () => {
  await open.play([{ do: 'order', shop: 'douyin', isPresale: true }]);
  const trade = trades().at(-1)!;
  expect(await detail(trade)).toMatchObject({
    order_status: 105,
    main_status: 103,
    trade_type: 2,
    order_phase_list: [{ pay_success: true }, { pay_success: false }],
  });
  await open.play([{ do: 'act', act: 'pay_final', trade: orderIdOf(trade) }]);
  expect(await detail(trade)).toMatchObject({ order_status: 2, order_phase_list: [{ pay_success: true }, { pay_success: true }] });
});

test('a gift names the line that brought it', async () => {
  const trade = trades().find((each) => each.lines.some((line) => line.isGift))!;
  const gift = trade.lines.find((line) => line.isGift)!;
  const order = (await detail(trade)) as unknown as { sku_order_list: Record<string, unknown>[] };
  expect(order.sku_order_list[trade.lines.indexOf(gift)]).toMatchObject({
    given_product_type: 'FREE',
    master_sku_order_id: skuOrderIdOf(trade, gift.giftOf!),
    pay_amount: 0,
  });
});

test('an order older than ninety days is in no list, and still readable by its number', async () => {
  const old = await openDouyin();
  await old.play([{ do: 'order', shop: 'douyin', isPresale: false }]);
  await old.emulation.time.advanceTo(startMs + 91 * 86_400_000);
  const token = (await old.call('token.create', { grant_type: 'authorization_self', shop_id: '4463798' })) as unknown as {
    data: { access_token: string };
  };
  const over = { access_token: token.data.access_token };
  expect(await old.call('order.searchList', { page: 0, size: 10 }, over)).toMatchObject({ data: { total: 0 } });
  expect(await old.call('order.orderDetail', { shop_order_id: orderIdOf(old.world.trades(1)[0]!) }, over)).toMatchObject({ code: 10000 });
  await old.server.close();
});
