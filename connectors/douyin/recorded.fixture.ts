import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Json, JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import type { OutsideAnswer, OutsideRequest } from '@zhidan/core/channels/outside.ts';
import { read } from '@zhidan/core/channels/part.ts';
import type { PushedRequest } from '@zhidan/core/channels/push.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import { jsonAnswer } from '../contract/outside.ts';
import type { Recording } from '../contract/recording.ts';
import { douyin } from './connector.ts';

export const now = instant('2026-11-11T04:00:00.000Z');

const fixture = parseJson(readFileSync(new URL('order.fixture.json', import.meta.url), 'utf8')) as JsonObject;

/** The order of the documentation: one line half shipped, one gift. */
export const sampleOrder = ((fixture['data'] as JsonObject)['shop_order_list'] as readonly JsonObject[])[0] ?? {};

/** 2026-11-11 11:00 in Shanghai, in Unix seconds. */
export const morning = 1_794_366_000;

/** An order with one line of 100 yuan, as small as the platform writes them. */
export function anOrder(orderId: string, change: JsonObject = {}, lineChange: JsonObject = {}): JsonObject {
  const line = { order_id: `${orderId}1`, product_id: '3600000000000000001', sku_id: 17, product_name: '帽子', item_num: 1 };
  return {
    order_id: orderId,
    order_status: 2,
    create_time: morning,
    pay_time: morning + 5,
    update_time: morning + 5,
    order_amount: 10_000,
    pay_amount: 10_000,
    ...change,
    sku_order_list: [{ ...line, order_status: 2, origin_amount: 10_000, sum_amount: 10_000, pay_amount: 10_000, ...lineChange }],
  };
}

export const access: ShopAccess = {
  app: {
    fields: { app_key: '3409409348479354011', app_secret: 'dysecret-test-0001', shop_id: '4463798' },
    addresses: { gateway: 'http://127.0.0.1:9/douyin' },
  },
  grant: {
    accessToken: 'access-token-1',
    refreshToken: 'refresh-token-1',
    expiresAt: instant('2026-11-18T00:00:00.000Z'),
    refreshExpiresAt: instant('2026-11-25T00:00:00.000Z'),
    platformShopNo: '4463798',
    platformShopName: '测试抖店',
    raw: {},
  },
};

export function refusal(code: number, subCode: string, words: string): OutsideAnswer {
  return jsonAnswer({ code, msg: 'failed', sub_code: subCode, sub_msg: words, data: {}, log_id: 'l' });
}

export const queryOf = ({ url }: OutsideRequest): Record<string, string> => Object.fromEntries(new URL(url).searchParams);
export const bodyOf = ({ body = '{}' }: OutsideRequest): JsonObject => parseJson(body) as JsonObject;
const numberIn = (fields: JsonObject, name: string): number => read.whole({ at: '', fields }, name);

/** The platform with these orders, sorted as asked. */
export function playedDouyin(orders: readonly JsonObject[], others: Readonly<Record<string, (params: JsonObject) => Json>> = {}) {
  const search = (params: JsonObject): Json => {
    const time = 'update_time_start' in params ? 'update_time' : 'create_time';
    const inside = orders.filter(
      (order) => numberIn(order, time) >= numberIn(params, `${time}_start`) && numberIn(order, time) <= numberIn(params, `${time}_end`),
    );
    const sorted = inside.toSorted((left, right) => numberIn(left, time) - numberIn(right, time));
    if (params['order_asc'] !== true) sorted.reverse();
    const [page, size] = [numberIn(params, 'page'), numberIn(params, 'size')];
    return { page, size, total: inside.length, shop_order_list: sorted.slice(page * size, (page + 1) * size) };
  };
  const calls: Readonly<Record<string, (params: JsonObject) => Json | undefined>> = {
    'order.searchList': search,
    'order.orderDetail': ({ shop_order_id: orderId }) => {
      const order = orders.find(({ order_id: id }) => id === orderId);
      return order && { shop_order_detail: order };
    },
    ...others,
  };
  return (request: OutsideRequest): OutsideAnswer => {
    const data = calls[queryOf(request)['method'] ?? '']?.(bodyOf(request));
    return data === undefined ? refusal(50_001, 'isv.business-failed:1', '订单不存在') : jsonAnswer({ code: 10_000, msg: 'success', data });
  };
}

/** A push as the platform signs it. */
export function pushed(body: string): PushedRequest {
  const { app_key: key, app_secret: secret } = access.app.fields;
  const signature = createHash('md5').update(`${key}${body}${secret}`).digest('hex');
  return { method: 'POST', query: {}, headers: { 'event-sign': signature, 'app-id': String(key) }, body };
}

export const paidPush =
  '[{"tag":"101","msg_id":"68a1e3c0-1","data":"{\\"p_id\\":4781320682406083640,\\"s_ids\\":[4781320682406083640],\\"shop_id\\":4463798,\\"order_status\\":2,\\"pay_time\\":1700000500,\\"pay_amount\\":9900,\\"pay_type\\":7,\\"biz\\":2,\\"order_type\\":0}"}]';
export const refundPush =
  '[{"tag":"200","msg_id":"68a1e3c0-2","data":"{\\"aftersale_id\\":7000000000000000001,\\"p_id\\":4781320682406083640,\\"s_id\\":4781320682406083641,\\"shop_id\\":4463798,\\"apply_time\\":1700000600}"}]';

const many = Array.from({ length: 250 }, (_, at) =>
  anOrder(`69370000000000${String(at).padStart(5, '0')}`, { update_time: morning + 5 + at }),
);

export const recording: Recording = {
  connector: douyin,
  access,
  now,
  documents: [
    sampleOrder,
    anOrder('6937000000000000100', { post_receiver: '李四', post_tel: '13800001234', abnormal_order: 2 }),
    anOrder('6937000000000000101', { order_status: 1, pay_time: 0 }, { order_status: 1 }),
    anOrder('6937000000000000102', {
      order_status: 105,
      trade_type: 2,
      order_phase_list: [
        { pay_success: true, phase_pay_amount: 2_000 },
        { pay_success: false, phase_pay_amount: 0 },
      ],
    }),
  ],
  openParts: ['', 'sku_order_list.0'],
  answer: playedDouyin(many),
  orderNos: many.map((order) => read.text({ at: '', fields: order }, 'order_id')),
  unknownOrderNo: '6937999999999999999',
  refusal: (words) => refusal(50_001, 'isv.business-failed:2', words),
  pushes: [pushed(paidPush), pushed(refundPush)],
};
