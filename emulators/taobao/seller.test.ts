import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Trade } from '../world/trade.ts';
import { oaidOf } from './mask.ts';
import { itemIdOf, oidOf, refundIdOf, skuIdOf, tidOf } from './native-number.ts';
import { openTaobao, type OpenTaobao } from './taobao-fixture.ts';

let open: OpenTaobao;
beforeAll(async () => {
  open = await openTaobao();
});
afterAll(() => open.server.close());

const subCode = (sub: string) => ({ error_response: expect.objectContaining({ sub_code: sub }) });
let waybills = 0;
const waybill = () => `YT88000000${String((waybills += 1)).padStart(5, '0')}`;

/** A paid trade of these SKUs, two of each. */
async function paidTrade(...codes: string[]): Promise<Trade> {
  const skus = (codes.length > 0 ? codes : ['RRM-SJ-1', 'NBY-NK-2']).map((merchantCode) => ({ merchantCode, quantity: 2 }));
  await open.play([{ do: 'order', shop: 'taobao', skus, isPresale: false, hasGift: false }]);
  return open.world.trades(open.shop.seq).at(-1)!;
}
const now = (trade: Trade) => open.world.trade(trade.shopSeq, trade.seq)!;
const read = async (trade: Trade) =>
  (
    (await open.call('taobao.trade.fullinfo.get', { fields: '*', tid: tidOf(trade) })) as {
      trade_fullinfo_get_response: { trade: Record<string, unknown> };
    }
  ).trade_fullinfo_get_response.trade;

test('a trade shipped whole shows its waybill on every later read', async () => {
  const trade = await paidTrade();
  const number = waybill();
  expect(await open.call('taobao.logistics.offline.send', { tid: tidOf(trade), company_code: 'YTO', out_sid: number })).toEqual({
    logistics_offline_send_response: expect.objectContaining({ shipping: { is_success: true } }),
  });
  expect(await read(trade)).toMatchObject({
    status: 'WAIT_BUYER_CONFIRM_GOODS',
    orders: { order: [{ invoice_no: number, logistics_company: '圆通速递' }, { invoice_no: number }] },
  });
});

test('shipped again, it is refused: B04', async () => {
  const trade = await paidTrade();
  const send = () => open.call('taobao.logistics.offline.send', { tid: tidOf(trade), company_code: 'YTO', out_sid: waybill() });
  await send();
  expect(await send()).toEqual(subCode('isv.logistics-offline-service-error:B04'));
});

test('one line ships alone with is_split, the other stays', async () => {
  const trade = await paidTrade();
  await open.call('taobao.logistics.offline.send', {
    tid: tidOf(trade),
    company_code: 'ZTO',
    out_sid: waybill(),
    is_split: '1',
    sub_tid: oidOf(trade, 1),
  });
  expect(await read(trade)).toMatchObject({
    status: 'SELLER_CONSIGNED_PART',
    orders: { order: [{ status: 'WAIT_BUYER_CONFIRM_GOODS' }, { status: 'WAIT_SELLER_SEND_GOODS' }] },
  });
});

test('one line goes out in two parcels by quantity', async () => {
  const trade = await paidTrade('RRM-SJ-1');
  const ship = (out_sid: string) =>
    open.call('alibaba.ascp.logistics.offline.send', {
      tid: tidOf(trade),
      consign_pkgs: `[{"company_code":"SF","out_sid":"${out_sid}","goods":[{"sub_tid":${oidOf(trade, 1)},"num":1,"item_type":0}]}]`,
    });
  expect(await ship(waybill())).toHaveProperty('alibaba_ascp_logistics_offline_send_response.result.success', true);
  expect(now(trade).shipments).toHaveLength(1);
  expect((await read(trade))['status']).toBe('SELLER_CONSIGNED_PART');
  await ship(waybill());
  expect((await read(trade))['status']).toBe('WAIT_BUYER_CONFIRM_GOODS');
});

test('a waybill of another receiver, or none at all, is refused: P38', async () => {
  const [first, second] = [await paidTrade(), await paidTrade()];
  const number = waybill();
  await open.call('taobao.logistics.offline.send', { tid: tidOf(first), company_code: 'YTO', out_sid: number });
  for (const out_sid of [number, '单号'])
    expect(await open.call('taobao.logistics.offline.send', { tid: tidOf(second), company_code: 'YTO', out_sid })).toEqual(
      subCode('isv.logistics-offline-service-error:P38'),
    );
});

test('a trade under review does not ship', async () => {
  const trade = await paidTrade();
  await open.play([{ do: 'act', act: 'review_risk', trade: tidOf(trade) }]);
  expect(await open.call('taobao.logistics.offline.send', { tid: tidOf(trade), company_code: 'YTO', out_sid: waybill() })).toEqual(
    subCode('isv.logistics-offline-service-error:B04'),
  );
});

test('a line in refund may ship, a line paid back may not', async () => {
  const trade = await paidTrade();
  await open.play([{ do: 'act', act: 'ask_refund', trade: tidOf(trade), line: 1 }]);
  const refund = now(trade).refunds[0]!;
  const refund_infos = `${refundIdOf(refund.seq)}|${refund.amount}|${refund.changedMs}|onsale`;
  expect(await open.call('taobao.rp.refunds.agree', { refund_infos })).toHaveProperty(
    'rp_refunds_agree_response.msg_code',
    'SMS_CODE_SENT',
  );
  expect(await open.call('taobao.rp.refunds.agree', { refund_infos, code: '000000' })).toEqual(subCode('isv.refund-sms-code-error'));
  expect(await open.call('taobao.rp.refunds.agree', { refund_infos, code: '888888' })).toHaveProperty(
    'rp_refunds_agree_response.succ',
    true,
  );
  expect(await read(trade)).toMatchObject({ orders: { order: [{ status: 'TRADE_CLOSED', refund_status: 'SUCCESS' }, {}] } });
  const send = (sub_tid: string) =>
    open.call('taobao.logistics.offline.send', { tid: tidOf(trade), company_code: 'YTO', out_sid: waybill(), is_split: '1', sub_tid });
  expect(await send(oidOf(trade, 1))).toEqual(subCode('isv.logistics-offline-service-error:B04'));
  expect(await send(oidOf(trade, 2))).toHaveProperty('logistics_offline_send_response');
});

test('the memo is replaced, a flag alone keeps it, 1001 bytes are refused', async () => {
  const trade = await paidTrade();
  const update = (params: Record<string, string>) => open.call('taobao.trade.memo.update', { tid: tidOf(trade), ...params });
  await update({ memo: '尽快发货 & 加赠品=1', flag: '1' });
  await update({ flag: '3' });
  expect(await read(trade)).toMatchObject({ seller_memo: '尽快发货 & 加赠品=1', seller_flag: 3 });
  expect(await update({ memo: '好'.repeat(334) })).toEqual(subCode('isv.invalid-parameter:memo'));
  await update({ reset: 'true' });
  expect(await read(trade)).not.toHaveProperty('seller_memo');
});

test('the seller changes an address before shipping, not after', async () => {
  const trade = await paidTrade();
  const update = (params: Record<string, string>) => open.call('taobao.trade.shippingaddress.update', { tid: tidOf(trade), ...params });
  await update({ receiver_city: '宁波市', receiver_address: '天目路1号' });
  expect(now(trade).receiver.address).toMatchObject({ city: '宁波市', detail: '天目路1号' });
  expect(await read(trade)).toMatchObject({ lm: '1', receiver_city: '宁波市' });
  expect(await update({ receiver_name: '名'.repeat(26) })).toEqual(subCode('isv.invalid-parameter:receiver_name'));
  await open.call('taobao.logistics.offline.send', { tid: tidOf(trade), company_code: 'YTO', out_sid: waybill() });
  expect(await update({ receiver_city: '杭州市' })).toEqual(subCode('isv.trade-service-rejection'));
});

test('merging names trades of one receiver together; decrypting is counted and stops when the trade is closed', async () => {
  const trade = await paidTrade();
  const twin = open.world.begin({ ...trade, extras: {} });
  const other = await paidTrade();
  const named = (each: Trade) => `{"tid":${tidOf(each)},"oaid":"${oaidOf(each, open.app.key)}","scene":"1002"}`;
  const merged = await open.call('taobao.top.oaid.merge', { merge_list: `[${[trade, twin, other].map(named).join(',')}]` });
  expect(merged).toHaveProperty('top_oaid_merge_response.tid_list.string', [`${tidOf(trade)},${tidOf(twin)}`, tidOf(other)]);
  const decrypt = (each: Trade) => open.call('taobao.top.oaid.decrypt', { query_list: `[${named(each)}]` });
  expect(await decrypt(trade)).toHaveProperty('top_oaid_decrypt_response.receiver_list.receiver.0.mobile', trade.receiver.phone);
  open.emulation.addApp({ ...open.app, extra: { ...open.app.extra, decrypt_quota: '1' } });
  expect(await decrypt(trade)).toEqual(subCode('isv.decrypt-limit'));
  open.emulation.addApp(open.app);
  await open.play([
    { do: 'act', act: 'ask_refund', trade: tidOf(other), line: 1 },
    { do: 'act', act: 'agree_refund', trade: tidOf(other) },
  ]);
  await open.play([
    { do: 'act', act: 'ask_refund', trade: tidOf(other), line: 2 },
    { do: 'act', act: 'agree_refund', trade: tidOf(other) },
  ]);
  expect(await decrypt(other)).toHaveProperty(
    'top_oaid_decrypt_response.receiver_list.receiver.0.desensitize_rule',
    'DECRYPTION_DISABLED_BY_ORDERCLOSED',
  );
});

test('an OAID stays what it is however late it is read; another receiver has another, and so has a trade of another week', async () => {
  const other = await openTaobao();
  await other.play([{ do: 'order', shop: 'taobao' }]);
  const trade = other.world.trades(other.shop.seq)[0]!;
  const before = oaidOf(trade, other.app.key);
  await other.emulation.time.advanceTo(other.world.nowMs() + 8 * 86_400_000);
  expect(oaidOf(trade, other.app.key)).toBe(before);
  expect(oaidOf({ ...trade, createdMs: trade.createdMs + 8 * 86_400_000 }, other.app.key)).not.toBe(before);
  expect(oaidOf({ ...trade, receiver: { ...trade.receiver, name: `${trade.receiver.name}某` } }, other.app.key)).not.toBe(before);
  await other.server.close();
});

test('stock and price that were set are read again, an increment adds', async () => {
  const goods = open.world.goods(open.shop.seq).find((each) => skuIdOf(each) !== null)!;
  const sku = { num_iid: itemIdOf(goods), sku_id: skuIdOf(goods) ?? '' };
  await open.call('taobao.item.quantity.update', { ...sku, quantity: '100' });
  await open.call('taobao.item.quantity.update', { ...sku, quantity: '-30', type: '2' });
  await open.call('taobao.item.sku.price.update', { ...sku, price: '88.80' });
  expect(await open.call('taobao.skus.custom.get', { fields: 'sku_id', outer_id: goods.merchantCode })).toMatchObject({
    skus_custom_get_response: { skus: { sku: [{ quantity: 70, price: '88.80', outer_id: goods.merchantCode }] } },
  });
  expect(await open.call('taobao.item.quantity.update', { ...sku, quantity: '-71', type: '2' })).toEqual(
    subCode('isv.invalid-parameter:quantity'),
  );
});

test('a return goes through its stages, and a stale version is refused', async () => {
  const trade = await paidTrade();
  await open.call('taobao.logistics.offline.send', { tid: tidOf(trade), company_code: 'YTO', out_sid: waybill() });
  await open.play([{ do: 'act', act: 'ask_refund', trade: tidOf(trade), line: 2 }]);
  const refund_id = refundIdOf(now(trade).refunds[0]!.seq);
  const status = async () =>
    (
      (await open.call('taobao.refund.get', { fields: 'status,refund_version', refund_id })) as {
        refund_get_response: { refund: { status: string } };
      }
    ).refund_get_response.refund.status;
  expect(await status()).toBe('WAIT_SELLER_AGREE');
  expect(await open.call('taobao.rp.returngoods.agree', { refund_id, refund_version: '1' })).toEqual(subCode('isv.refund-version-error'));
  await open.call('taobao.rp.returngoods.agree', { refund_id });
  expect(await status()).toBe('WAIT_BUYER_RETURN_GOODS');
  await open.play([{ do: 'act', act: 'return_goods', trade: tidOf(trade), carrier: 'SF', waybill: 'SF123' }]);
  expect(await status()).toBe('WAIT_SELLER_CONFIRM_GOODS');
  await open.call('taobao.refund.refuse', { refund_id, refuse_message: '影响二次销售' });
  expect(await status()).toBe('SELLER_REFUSE_BUYER');
  expect(await open.call('taobao.refunds.receive.get', { fields: 'refund_id,status' })).toHaveProperty(
    'refunds_receive_get_response.refunds.refund.0.refund_id',
    refund_id,
  );
});
