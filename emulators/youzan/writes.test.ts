import { afterEach, beforeEach, expect, test } from 'vitest';
import { openYouzan, type OpenYouzan, type Reply } from './youzan-fixture.ts';

let open: OpenYouzan;
let tid: string;
beforeEach(async () => {
  open = await openYouzan();
  const [one, other] = open.world.goods(open.shop.seq);
  const skus = [one, other].map((goods) => ({ merchantCode: goods?.merchantCode ?? '', quantity: 2 }));
  await open.play([
    { do: 'order', shop: 'youzan', skus, hasGift: false, isPresale: false },
    { do: 'wait', for: '1m' },
  ]);
  tid = open.emulation.platformOf(open.shop).tradeNo(open.world.trades(open.shop.seq)[0] as never);
});
afterEach(() => open.server.close());

const detail = (): Promise<Reply> => open.data('youzan.trade.get', '4.0.2', { tid });
const oids = async (): Promise<string[]> => (await detail()).full_order_info.orders.map((line: Reply) => line.oid as string);
const refusal = (code: number) => expect.objectContaining({ success: false, code, data: null });
const confirm = (params: object = {}) =>
  open.call('youzan.logistics.online.confirm', '3.0.0', { tid, out_stype: 2, out_sid: 'YT1234567890', ...params });

test('lines are shipped apart; the trade is shipped when the last has left', async () => {
  const [first, second] = await oids();
  expect(await confirm({ oids: first })).toMatchObject({ code: 200, data: { is_success: true } });
  const part = await detail();
  expect(part.full_order_info.order_info.status).toBe('WAIT_SELLER_SEND_GOODS');
  expect(part.delivery_order).toMatchObject([
    { express_state: 1, oids: [{ oid: first }], dists: [{ express_info: { express_id: 2, express_no: 'YT1234567890' } }] },
    { express_state: 0, oids: [{ oid: second }], dists: [] },
  ]);
  expect(await confirm({ oids: first })).toEqual(refusal(50000));
  await confirm({ out_stype: 7, out_sid: 'SF1' });
  const whole = (await detail()).full_order_info.order_info;
  expect(whole).toMatchObject({ status: 'WAIT_BUYER_CONFIRM_GOODS', consign_time: '2026-11-11 00:01:00' });
  expect(await confirm()).toEqual(refusal(50000));
});

test.each([
  ['another shop’s order', { tid: 'E20261111000000000000000' }, 105_000_016],
  ['a waybill with signs', { out_sid: 'YT-123' }, 105_000_003],
  ['an unknown carrier', { out_stype: 9_999 }, 50000],
  ['a line of another order', { oids: '2700000000000000999' }, 50000],
])('%s is refused by its own code', async (_name, params, code) => {
  expect(await confirm(params)).toEqual(refusal(code));
});

test('goods may leave without a carrier', async () => {
  expect(await confirm({ is_no_express: 1, out_stype: '', out_sid: '' })).toMatchObject({ success: true });
});

test('a waybill is changed once, within a day, after everything has left', async () => {
  const change = (distId: string) =>
    open.call('youzan.logistics.online.update', '3.0.1', {
      tid,
      trade_express_modify: [{ dist_id: distId, express_id: '7', express_no: 'SF999' }],
    });
  expect(await change('1')).toEqual(refusal(50000));
  await confirm();
  const { delivery_order: parcels } = await detail();
  const distId = parcels[0].dists[0].dist_id as string;
  expect(await change(distId)).toMatchObject({ success: true });
  expect((await detail()).delivery_order[0].dists[0].express_info).toEqual({ express_id: 7, express_no: 'SF999' });
  expect(await change(distId)).toEqual(refusal(102_570_030));
});

test('a memo overwrites, a flag that is not said stays, a star is its own', async () => {
  await open.call('youzan.trade.memo.update', '3.0.0', { tid, memo: '老客', flag: '2' });
  await open.call('youzan.trade.memo.update', '3.0.0', { tid, memo: '老客，加赠品' });
  expect((await detail()).full_order_info.remark_info).toMatchObject({ trade_memo: '老客，加赠品', star: 2 });
  await open.call('youzan.trade.star.update', '3.0.0', { tid, star: 5 });
  expect((await detail()).full_order_info.remark_info).toMatchObject({ trade_memo: '老客，加赠品', star: 5 });
});

test('the price of an unpaid trade moves by a signed amount; a paid one does not', async () => {
  const change = (no: string, amount: string) =>
    open.call('youzan.trade.price.update', '3.0.0', { tid: no, price_change: amount, is_allow_preference: 1 });
  expect(await change(tid, '-1.00')).toEqual(refusal(50000));
  await open.play([{ do: 'order', shop: 'youzan', paid: 0, isPresale: false }]);
  const no = open.emulation.platformOf(open.shop).tradeNo(open.world.trades(open.shop.seq)[1] as never);
  const read = (): Promise<Reply> => open.data('youzan.trade.get', '4.0.2', { tid: no });
  const before = await read();
  await change(no, '-5.50');
  const after = await read();
  const payment = (reply: Reply): number => Math.round(Number(reply.full_order_info.pay_info.payment) * 100);
  expect(payment(after)).toBe(payment(before) - 550);
  expect(after.order_promotion.adjust_fee).toBe('-5.50');
  expect(after.order_promotion.order_discount_fee).toBe(before.order_promotion.order_discount_fee);
  expect(await change(no, '-99999.00')).toEqual(refusal(50000));
});

test('the address changes once an order', async () => {
  const address = {
    tid,
    receiver_name: '王芳',
    receiver_tel: '13900001111',
    delivery_province: '江苏省',
    delivery_city: '南京市',
    delivery_district: '玄武区',
    delivery_address: '中山路1号',
  };
  expect(await open.call('youzan.trade.order.address.update', '1.0.0', address)).toMatchObject({ success: true });
  expect((await detail()).full_order_info.address_info).toMatchObject({ delivery_province: '江苏省', delivery_district: '玄武区' });
  expect(await open.call('youzan.trade.order.address.update', '1.0.0', address)).toEqual(refusal(50000));
});

test('stock is set or added to; a price is said in yuan and read in fen', async () => {
  const { items } = await open.data('youzan.items.onsale.get', '3.0.0', { page_size: 1 });
  const item = { item_id: items[0].item_id };
  const read = async (): Promise<Reply> => (await open.data('youzan.item.get', '3.0.0', item)).item.skus[0];
  const sku = { ...item, sku_id: (await read()).sku_id };
  await open.call('youzan.item.quantity.update', '3.0.0', { ...sku, quantity: 10 });
  await open.call('youzan.item.quantity.update', '4.0.0', { ...sku, quantity: -3, type: 1 });
  expect(await open.call('youzan.item.quantity.update', '3.0.0', { ...sku, quantity: -8, type: 1 })).toEqual(refusal(50000));
  await open.call('youzan.item.sku.update', '3.0.0', { ...sku, price: '51.50' });
  expect(await read()).toMatchObject({ quantity: 7, price: 5_150 });
  expect(await open.call('youzan.item.get', '3.0.0', { item_id: 1 })).toEqual(refusal(123_005_001));
});

const refunds = async (params: object = {}): Promise<Reply[]> =>
  (await open.data('youzan.trade.refund.search', '3.0.1', { tid, ...params })).refunds;
const decide = (api: string, params: object) => open.call(api, '3.0.0', params);

test('a decision on a refund that changed meanwhile is refused by its version', async () => {
  await open.play([{ do: 'act', act: 'ask_refund', amount: 1_200 }]);
  const [{ refund_id: refundId, version, ...row }] = (await refunds()) as [Reply];
  expect(row).toMatchObject({
    tid,
    status: 'WAIT_SELLER_AGREE',
    refund_type: 'BUYER_APPLY_REFUND',
    refund_fee: '12.00',
    return_goods: false,
  });
  expect(await decide('youzan.trade.refund.agree', { refund_id: refundId, version: version - 1 })).toEqual(refusal(103_010_039));
  await open.play([{ do: 'act', act: 'withdraw_refund' }]);
  expect(await decide('youzan.trade.refund.agree', { refund_id: refundId, version })).toEqual(refusal(103_010_039));
  expect(await open.data('youzan.trade.refund.get', '3.0.1', { refund_id: refundId })).toMatchObject({ status: 'CLOSED' });
});

test('an agreed refund pays in fen and shows in the trade', async () => {
  await open.play([{ do: 'act', act: 'ask_refund', amount: 1_200 }]);
  const [{ refund_id: refundId, version }] = (await refunds()) as [Reply];
  expect((await detail()).full_order_info.order_info.refund_state).toBe(1);
  expect(await decide('youzan.trade.refund.agree', { refund_id: refundId, version })).toMatchObject({ success: true });
  const paid = await open.data('youzan.trade.refund.get', '3.0.1', { refund_id: refundId });
  expect(paid).toMatchObject({ status: 'SUCCESS', refund_fund_list: [{ refund_fee: 1_200, status: 2 }] });
  expect((await detail()).refund_order).toMatchObject([{ refund_id: refundId, refund_fee: '12.00', refund_state: 60 }]);
  expect(await open.call('youzan.trade.refund.get', '3.0.1', { refund_id: '1' })).toEqual(refusal(103_011_024));
});

test('goods come back before the money does, or are refused with a state of their own', async () => {
  await confirm();
  await open.play([{ do: 'act', act: 'ask_refund' }]);
  const read = async (): Promise<Reply> => (await refunds())[0];
  const ask = async () => ({ refund_id: (await read()).refund_id as string, version: (await read()).version as number });
  expect(await decide('youzan.trade.refund.agree', await ask())).toEqual(refusal(50000));
  const where = { name: '售后部', mobile: '13800000000', address: '龙舟路1号', post: '', tel: '', remark: '' };
  expect(await decide('youzan.trade.returngoods.agree', { ...(await ask()), ...where })).toMatchObject({ success: true });
  await open.play([{ do: 'act', act: 'return_goods', carrier: 'SF', waybill: 'SF123' }]);
  expect(await read()).toMatchObject({
    status: 'WAIT_SELLER_CONFIRM_GOODS',
    logistics: { company_name: '顺丰速运', logistics_no: 'SF123' },
  });
  await decide('youzan.trade.returngoods.refuse', { ...(await ask()), remark: '少件' });
  expect(await read()).toMatchObject({ status: 'SELLER_REFUSE_BUYER_RETURN_GOODS' });
  expect((await detail()).refund_order[0].refund_state).toBe(40);
});

test('the seller pays back by himself, no more than the line cost', async () => {
  const [oid] = await oids();
  const pay = (fee: string) => decide('youzan.trade.refund.seller.active', { tid, oid, refund_fee: fee, desc: '差价' });
  expect(await pay('99999.00')).toEqual(refusal(102_010_011));
  expect(await pay('1.00')).toMatchObject({ success: true });
  expect(await refunds({ refund_type: 'SELLER_REFUND' })).toMatchObject([{ status: 'SUCCESS', refund_fee: '1.00' }]);
});

test('refunds are found by Unix seconds, and no deeper than three thousand', async () => {
  await open.play([{ do: 'act', act: 'ask_refund' }]);
  const now = open.world.nowMs() / 1_000;
  expect(await refunds({ update_time_start: now - 10, update_time_end: now })).toHaveLength(1);
  expect(await refunds({ update_time_start: now + 1, update_time_end: now + 10 })).toHaveLength(0);
  expect(await open.call('youzan.trade.refund.search', '3.0.1', { page_no: 31, page_size: 100 })).toEqual(refusal(50000));
});
