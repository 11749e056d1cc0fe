import { afterEach, beforeEach, expect, test } from 'vitest';
import { beijingText } from '../world/beijing-time.ts';
import { lastHalfHour, openPinduoduo, type OpenPinduoduo, type PopReply } from './pinduoduo-fixture.ts';
import { confirmedMs, isConfirmed } from './order-status.ts';
import { signPop } from './sign.ts';

let open: OpenPinduoduo;
beforeEach(async () => {
  open = await openPinduoduo({ token_seconds: '31536000' });
});
afterEach(() => open.server.close());

const list = async (over: Readonly<Record<string, string>> = {}): Promise<PopReply> =>
  (await open.call('pdd.order.number.list.increment.get', { ...lastHalfHour(open.world.nowMs()), ...over }))
    .order_sn_increment_get_response;
const detail = async (orderSn: string): Promise<PopReply> =>
  (await open.call('pdd.order.information.get', { order_sn: orderSn })).order_info_get_response.order_info;
const numbers = (rows: readonly PopReply[]): string[] => rows.map((row) => row.order_sn as string);
const fenOf = (yuan: number): number => Math.round(yuan * 100);

test('an order that changed in the last three minutes is not in the list yet', async () => {
  await open.play([
    { do: 'order', shop: 'pinduoduo' },
    { do: 'wait', for: '179s' },
  ]);
  const all = { start_updated_at: String(open.world.nowMs() / 1_000 - 1_000), end_updated_at: String(open.world.nowMs() / 1_000) };
  expect(await list(all)).toMatchObject({ order_sn_list: [], total_count: 0 });
  await open.play([{ do: 'wait', for: '1s' }]);
  expect((await list(all)).total_count).toBe(1);
});

test('both ends of the window belong to it', async () => {
  await open.play([
    { do: 'order', shop: 'pinduoduo' },
    { do: 'wait', for: '1h' },
  ]);
  const updated = Math.floor((open.world.trades(open.shop.seq)[0]?.modifiedMs ?? 0) / 1_000);
  const between = (from: number, to: number) => list({ start_updated_at: String(from), end_updated_at: String(to) });
  expect((await between(updated, updated + 1)).total_count).toBe(1);
  expect((await between(updated - 1, updated)).total_count).toBe(1);
  expect((await between(updated + 1, updated + 2)).total_count).toBe(0);
});

test('the list comes latest first, so that a change moves a row to the front while it is paged', async () => {
  await open.play([
    { do: 'order', shop: 'pinduoduo', count: 25, over: '10m' },
    { do: 'wait', for: '15m' },
  ]);
  const all = await list({ page_size: '100' });
  const moments = all.order_sn_list.map((row: PopReply) => row.updated_at as string);
  expect(moments).toEqual(moments.toSorted().toReversed());
  const pages = [];
  for (const page of ['3', '2', '1']) pages.unshift(...(await list({ page, page_size: '10' })).order_sn_list);
  expect(numbers(pages)).toEqual(numbers(all.order_sn_list));
  expect((await list({ page: '4', page_size: '10' })).order_sn_list).toEqual([]);
});

test('has_next takes the place of the count', async () => {
  await open.play([
    { do: 'order', shop: 'pinduoduo', count: 3 },
    { do: 'wait', for: '10m' },
  ]);
  const first = await list({ page_size: '2', use_has_next: 'true' });
  expect(first).toMatchObject({ has_next: true });
  expect(first).not.toHaveProperty('total_count');
  expect(await list({ page: '2', page_size: '2', use_has_next: 'true' })).toMatchObject({ has_next: false });
});

test('unpaid orders and groups that wait for others are not shown', async () => {
  await open.play([
    { do: 'order', shop: 'pinduoduo', count: 6 },
    { do: 'order', shop: 'pinduoduo', paid: 0 },
    { do: 'order', shop: 'pinduoduo', extras: { group_status: 0 } },
  ]);
  const trades = open.world.trades(open.shop.seq);
  const waiting = trades.filter((trade) => (confirmedMs(trade) ?? 0) > open.world.nowMs());
  expect(waiting).toHaveLength(2);
  const [first] = waiting;
  const orderSn = first ? open.emulation.platformOf(open.shop).tradeNo(first) : '';
  expect(await open.call('pdd.order.information.get', { order_sn: orderSn })).toHaveProperty('error_response.error_code', 50001);
  await open.play([{ do: 'wait', for: '6m' }]);
  expect((await list()).total_count).toBe(6);
  expect(trades.filter((trade) => isConfirmed(open.world, trade))).toHaveLength(6);
  expect(await detail(orderSn)).toMatchObject({ group_status: 1, confirm_time: beijingText(confirmedMs(first as never) ?? 0) });
});

test('amounts are numbers in yuan and add up to the fen', async () => {
  await open.play([
    { do: 'order', shop: 'pinduoduo', count: 60, hasDiscount: true },
    { do: 'wait', for: '10m' },
  ]);
  const { order_sn_list: rows } = await list();
  expect(rows).toHaveLength(60);
  for (const row of rows) {
    const [item] = row.item_list;
    expect(row.item_list).toHaveLength(1);
    expect(fenOf(row.goods_amount)).toBe(fenOf(item.goods_price) * item.goods_count);
    expect(fenOf(row.discount_amount)).toBe(fenOf(row.platform_discount) + fenOf(row.seller_discount) + fenOf(row.capital_free_discount));
    expect(fenOf(row.pay_amount)).toBe(fenOf(row.goods_amount) - fenOf(row.discount_amount) + fenOf(row.postage));
    expect(String(row.pay_amount)).toMatch(/^\d+(\.\d{1,2})?$/u);
  }
});

test('gifts stand beside the one SKU that was bought', async () => {
  await open.play([
    { do: 'order', shop: 'pinduoduo', hasGift: true },
    { do: 'wait', for: '10m' },
  ]);
  const [row] = (await list()).order_sn_list;
  expect(row.item_list).toHaveLength(1);
  expect(row.gift_list).toMatchObject([{ goods_price: 0, goods_count: 1, outer_id: expect.stringMatching(/^ZP-/u) }]);
});

test('a presale shows its steps', async () => {
  await open.play([
    { do: 'order', shop: 'pinduoduo', isPresale: true },
    { do: 'wait', for: '10m' },
  ]);
  const [row] = (await list({ trade_type: '1' })).order_sn_list;
  expect(row).toMatchObject({ trade_type: 1, is_pre_sale: 1, step_order_info: { step_trade_status: 1, step_paid_fee: 0 } });
  const ship = { order_sn: row.order_sn, logistics_id: '85', tracking_number: 'YT1234567890' };
  expect(await open.call('pdd.logistics.online.send', ship)).toHaveProperty('error_response.error_code', 50001);
  await open.play([{ do: 'act', act: 'pay_final' }]);
  const { step_order_info: step, pay_amount: paid } = await detail(row.order_sn);
  expect(step.step_trade_status).toBe(2);
  expect(fenOf(step.advanced_paid_fee) + fenOf(step.step_paid_fee)).toBe(fenOf(paid));
});

test('receivers are ciphers beside masks; under review there are no ciphers and nothing may leave', async () => {
  await open.play([
    { do: 'order', shop: 'pinduoduo' },
    { do: 'wait', for: '10m' },
  ]);
  const [row] = (await list()).order_sn_list;
  expect(row.receiver_name).toMatch(/^~[A-Za-z0-9+/=]+~[A-Za-z0-9+/=]+~2~$/u);
  expect(row.receiver_phone).toMatch(/^\$[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]+\$1\$$/u);
  expect(row.receiver_phone_mask).toMatch(/^1\*{8}\d\d$/u);
  await open.play([{ do: 'act', act: 'review_risk' }]);
  expect(await detail(row.order_sn)).toMatchObject({ risk_control_status: 1, receiver_name: '', receiver_phone: '', address: '' });
  const ship = { order_sn: row.order_sn, logistics_id: '85', tracking_number: 'YT1234567890' };
  expect(await open.call('pdd.logistics.online.send', ship)).toHaveProperty('error_response.sub_msg', '订单审核中，暂不支持发货');
  await open.play([
    { do: 'wait', for: '1m' },
    { do: 'act', act: 'clear_risk' },
  ]);
  const released = await detail(row.order_sn);
  expect(released.receiver_name).toBe(row.receiver_name);
  expect(released.updated_at > row.updated_at).toBe(true);
});

test('a cipher opens for its own order only, and with one bit changed not at all', async () => {
  await open.play([
    { do: 'order', shop: 'pinduoduo', count: 2 },
    { do: 'wait', for: '10m' },
  ]);
  const [one, other] = (await list()).order_sn_list;
  const flipped = one.receiver_phone.replace(/.(?=\$1\$$)/u, (mark: string) => (mark === 'A' ? 'B' : 'A'));
  const asked = [
    [one.order_sn, one.receiver_phone],
    [other.order_sn, one.receiver_phone],
    [one.order_sn, flipped],
    [one.order_sn, one.receiver_name],
  ].map(([dataTag, encrypted]) => ({ data_tag: dataTag, encrypted_data: encrypted }));
  const ask = { data_list: JSON.stringify(asked) };
  const { open_decrypt_batch_response: plain } = await open.call('pdd.open.decrypt.batch', ask);
  const { receiver } = open.world.tradeByNo(open.shop.seq, one.order_sn) ?? {};
  expect(plain.data_decrypt_list).toMatchObject([
    { data_type: 6, decrypted_data: receiver?.phone, error_code: 0 },
    { decrypted_data: '', error_code: 50001 },
    { decrypted_data: '', error_code: 50001 },
    { data_type: 5, decrypted_data: receiver?.name, error_code: 0 },
  ]);
  const { open_decrypt_mask_batch_response: masked } = await open.call('pdd.open.decrypt.mask.batch', ask);
  expect(masked.data_decrypt_list[0].decrypted_data).toBe(one.receiver_phone_mask);
});

test('a buyer’s new address is there on the next read, as a new cipher', async () => {
  await open.play([
    { do: 'order', shop: 'pinduoduo' },
    { do: 'wait', for: '10m' },
  ]);
  const [row] = (await list()).order_sn_list;
  await open.play([{ do: 'act', act: 'change_address' }]);
  const now = await detail(row.order_sn);
  expect(now.receiver_address).not.toBe(row.receiver_address);
  expect(now.receiver_phone).toBe(row.receiver_phone);
});

test('the list by confirmation goes back ninety days, a day at a time; the basic one knows no receiver', async () => {
  await open.play([
    { do: 'order', shop: 'pinduoduo', count: 2 },
    { do: 'wait', for: '10m' },
  ]);
  const end = open.world.nowMs() / 1_000;
  const day = { start_confirm_at: String(end - 86_400), end_confirm_at: String(end), order_status: '5', refund_status: '5' };
  expect((await open.call('pdd.order.list.get', day)).order_list_get_response.total_count).toBe(2);
  expect((await open.call('pdd.order.list.get', { ...day, start_confirm_at: String(end - 86_401) })).error_response.error_code).toBe(50001);
  const [basic] = (await open.call('pdd.order.basic.list.get', day)).order_basic_list_get_response.order_list;
  expect(Object.keys(basic).filter((name) => /receiver|address/u.test(name))).toEqual([]);
  await open.play([{ do: 'wait', for: '91d' }]);
  expect((await open.call('pdd.order.list.get', day)).order_list_get_response.total_count).toBe(0);
});

test('an order number is six digits and fifteen, the group’s number is beyond 2^53', async () => {
  await open.play([
    { do: 'order', shop: 'pinduoduo' },
    { do: 'wait', for: '10m' },
  ]);
  const params = open.paramsOf('pdd.order.number.list.increment.get', lastHalfHour(open.world.nowMs()));
  const answer = await fetch(`${open.server.url}/pinduoduo/api/router`, {
    method: 'POST',
    body: new URLSearchParams([...params, ['sign', signPop(params, open.app.secret)]]),
  });
  const text = await answer.text();
  expect(text).toMatch(/"order_sn":"261111-\d{15}"/u);
  expect(text).toMatch(/"group_order_id":19\d{17},/u);
});

test('while orders change, paging forward loses what did not change, paging backward does not', async () => {
  const missed = async (pages: readonly number[]): Promise<string[]> => {
    await open.play([
      { do: 'order', shop: 'pinduoduo', count: 80, over: '10m' },
      { do: 'wait', for: '14m' },
    ]);
    const window = lastHalfHour(open.world.nowMs());
    const asked = numbers((await list(window)).order_sn_list);
    await open.play([{ do: 'fault', kind: 'rows_changed', count: 3, match: 'increment' }]);
    const seen = new Set<string>();
    for (const page of pages)
      for (const row of (await list({ ...window, page: String(page), page_size: '10' })).order_sn_list) seen.add(row.order_sn as string);
    await open.play([{ do: 'clear_faults' }]);
    const unchanged = numbers((await list(window)).order_sn_list);
    await open.play([{ do: 'wait', for: '1d' }]);
    return asked.filter((no) => unchanged.includes(no) && !seen.has(no));
  };
  expect((await missed([1, 2, 3, 4, 5, 6, 7, 8])).length).toBeGreaterThan(0);
  expect(await missed([8, 7, 6, 5, 4, 3, 2, 1])).toEqual([]);
});
