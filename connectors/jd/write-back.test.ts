import { describe, expect, test } from 'vitest';
import { fen } from '@zhidan/core/kernel/money.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { OutsideAnswer } from '@zhidan/core/channels/outside.ts';
import type { AfterSale, ShipAsk } from '@zhidan/core/channels/write-back.ts';
import { playedOutside } from '../contract/outside.ts';
import { access, anOrder, askOf, detail, now, paramsOf, refusal, responce, sampleOrder } from './recorded.fixture.ts';
import { write } from './write-back.ts';

/** Answers by method; what is not named succeeds. */
const playing = (answers: Readonly<Record<string, OutsideAnswer>>) =>
  playedOutside(now, (request) => {
    const method = paramsOf(request)['method'] ?? '';
    return answers[method] ?? responce(method, { result: { success: 'true' } });
  });

const ask: ShipAsk = { askId: 'a1', channelOrderNo: '287901234567', carrierCode: 'SF', waybillNo: 'SF1', lines: null };
const shipment = 'jingdong.pop.order.shipment';

describe('telling that an order left', () => {
  const outAlready = responce(shipment, {
    sopjosshipment_result: { success: 'false', errorCode: '10400010', chineseErrCode: '订单已出库' },
  });
  const shippedBy = (waybill: string) => detail(anOrder({ orderState: 'WAIT_GOODS_RECEIVE_CONFIRM', waybill, logisticsId: '467' }));

  test('is one call with the order number as a number', async () => {
    const outside = playing({});
    await write.ship(outside, access, ask);
    expect(outside.sent.map(askOf)).toEqual([{ orderId: 287_901_234_567, logiCoprId: '467', logiNo: 'SF1' }]);
  });

  test('twice is telling once: the order bears its waybill already', async () => {
    const outside = playing({ [shipment]: outAlready, 'jingdong.pop.order.get': shippedBy('SF9,SF1') });
    await expect(write.ship(outside, access, ask)).resolves.toBeUndefined();
  });

  test('of an order that left with another waybill is refused in the platform’s words', async () => {
    const outside = playing({ [shipment]: outAlready, 'jingdong.pop.order.get': shippedBy('SF9') });
    await expect(write.ship(outside, access, ask)).rejects.toMatchObject({ kind: 'business', platformWords: '订单已出库' });
  });

  test('is not looked up when the platform is only busy', async () => {
    const outside = playing({ [shipment]: refusal('8', '服务不可用') });
    await expect(write.ship(outside, access, ask)).rejects.toMatchObject({ kind: 'transient' });
    expect(outside.sent).toHaveLength(1);
  });
});

describe('a memo', () => {
  test('is written with its flag', async () => {
    const outside = playing({});
    await write.setMemo?.(outside, access, { channelOrderNo: '287901234567', memo: '加急', flag: '3' });
    expect(outside.sent.map(askOf)).toEqual([{ order_id: 287_901_234_567, flag: 3, remark: '加急' }]);
  });

  test('without a flag keeps the one that stands', async () => {
    const outside = playing({ 'jingdong.pop.order.get': detail(sampleOrder) });
    await write.setMemo?.(outside, access, { channelOrderNo: '287901234567', memo: '加急', flag: null });
    expect(askOf(outside.sent[1]!)).toMatchObject({ flag: 1 });
  });
});

describe('stock', () => {
  const method = 'jingdong.ware.stock.sku.set';
  const set = (answers: Readonly<Record<string, OutsideAnswer>>) => {
    const outside = playing(answers);
    return { outside, done: write.setStock!(outside, access, { askId: 'ask-1', productNo: '1', skuNo: '100000000001', quantity: 7 }) };
  };

  test('is set as a whole under the number of our ask, so that telling twice is telling once', async () => {
    const { outside, done } = set({});
    await done;
    expect(askOf(outside.sent[0]!)).toEqual({
      req: { updateModel: 'fullStockIn', stockRfId: 'ask-1', skuStocks: [{ skuId: 100_000_000_001, stockNum: 7, storeId: 0 }] },
    });
  });

  test('that one SKU refused is refused', async () => {
    const updateStockResult = [{ data: '100000000001', success: 'false', message: '库存维度错误' }];
    const { done } = set({ [method]: responce(method, { returnType: { success: true, obj: { updateStockResult } } }) });
    await expect(done).rejects.toMatchObject({ kind: 'business', platformWords: '库存维度错误' });
  });
});

test('a price is told in yuan', async () => {
  const outside = playing({});
  await write.setPrice?.(outside, access, { productNo: '1', skuNo: '100000000001', price: fen(9_905) });
  expect(askOf(outside.sent[0]!)).toEqual({ skuId: 100_000_000_001, jdPrice: '99.05' });
});

const refundList = 'jingdong.pop.afs.soa.refundapply.queryPageList';
const serviceList = 'jingdong.asc.query.list';
const application = {
  id: 55,
  orderId: '287901234567',
  applyTime: '2026-11-11 00:05:00',
  checkTime: null,
  applyRefundSum: 18_200,
  status: 0,
  reason: '不想要了',
};
const service = {
  serviceId: 77,
  orderId: '287901234567',
  skuId: '100000000001',
  customerExpect: 10,
  serviceStatus: 10_005,
  applyTime: '2026-11-11 00:05:00',
};

describe('after-sales', () => {
  const walk = async (rows: Readonly<{ refund?: JsonObject; service?: JsonObject }>) => {
    const outside = playing({
      [refundList]: responce(refundList, { queryResult: { success: true, result: [{ ...application, ...rows.refund }], totalCount: 1 } }),
      [serviceList]: responce(serviceList, { pageResult: { data: [{ ...service, ...rows.service }], totalCount: 1 } }),
    });
    const items: AfterSale[] = [];
    for (let page: string | null = null; ;) {
      const answer: Awaited<ReturnType<NonNullable<typeof write.listAfterSales>>> = await write.listAfterSales!(outside, access, {
        from: plusMs(now, -900_000),
        to: now,
        page,
      });
      items.push(...answer.items);
      if (answer.next === null) return { items, asks: outside.sent.map(askOf) };
      page = answer.next;
    }
  };

  test('stand in three lists, and all are walked: applications that came, those that were answered, service orders', async () => {
    const { items, asks } = await walk({});
    expect(items.map(({ afterSaleNo }) => afterSaleNo)).toEqual(['55', '55', 'service-77']);
    expect(asks).toMatchObject([
      { applyTimeStart: '2026-11-10 23:55:00', applyTimeEnd: '2026-11-11 00:10:00', pageIndex: 1, pageSize: 50 },
      { checkTimeStart: '2026-11-10 23:55:00', pageIndex: 1 },
      { updateTimeBegin: '2026-11-10 23:55:00', pageNumber: 1, pageSize: 100, buId: '700001', operatePin: 'zhidan-muying' },
    ]);
  });

  test('before shipping ask for fen, and nothing is paid out before the platform’s own finance says so', async () => {
    const asked = (await walk({})).items[0];
    expect(asked).toMatchObject({
      kind: 'refund_only',
      state: 'waiting_merchant',
      asked: 18_200,
      refunded: 0,
      reason: '不想要了',
      lineNos: [],
    });
    const paid = (await walk({ refund: { status: 3, checkTime: '2026-11-11 00:09:00' } })).items[0];
    expect(paid).toMatchObject({ state: 'done', refunded: 18_200, modifiedAt: '2026-11-10T16:09:00.000Z' });
  });

  test('after shipping are service orders of a line', async () => {
    expect((await walk({})).items[2]).toMatchObject({ kind: 'return_refund', state: 'waiting_receipt', lineNos: ['100000000001'] });
    const odd = (await walk({ service: { customerExpect: 99, serviceStatus: 99 } })).items[2];
    expect(odd).toMatchObject({ kind: 'other', state: 'platform_review', platformStatus: '99' });
  });

  const answering = { afterSaleNo: '55', channelOrderNo: '287901234567', isAgreed: true, reasonCode: '', remark: '同意' };

  test.each([
    ['agreed', {}, {}, { status: 1, outWareStatus: 2 }],
    ['refused with the platform’s reason', { isAgreed: false, reasonCode: '1' }, {}, { status: 2, rejectType: 1, outWareStatus: 2 }],
    [
      'refused because it left',
      { isAgreed: false },
      { orderState: 'LOCKED', waybill: 'SF1' },
      { status: 2, rejectType: 5, outWareStatus: 1 },
    ],
  ])('before shipping are answered: %s', async (_what, more, order, expected) => {
    const outside = playing({ 'jingdong.pop.order.get': detail(anOrder(order)) });
    await write.answerAfterSale?.(outside, access, { ...answering, ...more });
    expect(askOf(outside.sent[1]!)).toEqual({ id: 55, checkUserName: 'zhidan-muying', remark: '同意', ...expected });
  });

  test('of service orders are answered in the back office only, and the refusal says so', async () => {
    const outside = playing({});
    await expect(write.answerAfterSale?.(outside, access, { ...answering, afterSaleNo: 'service-77' })).rejects.toMatchObject({
      kind: 'business',
    });
    expect(outside.sent).toEqual([]);
  });
});
