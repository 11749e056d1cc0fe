import { readFileSync } from 'node:fs';
import type { Json, JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import { jsonAnswer } from '../contract/outside.ts';
import type { Recording } from '../contract/recording.ts';
import { pinduoduo } from './connector.ts';

const readFixture = (name: string): Json => parseJson(readFileSync(new URL(name, import.meta.url), 'utf8'));

export type SignVector = Readonly<{ id: string; client_secret: string; params: Readonly<Record<string, string>>; sign: string }>;

const vectors = readFixture('sign-vector.fixture.json') as unknown as readonly SignVector[];
export const signVectors = vectors.filter(({ id }) => id !== 'PDD-PMC');
export const socketVector = vectors.find(({ id }) => id === 'PDD-PMC') as unknown as Readonly<
  Record<'client_id' | 'client_secret' | 'ms' | 'digest', string>
>;

type Sample = Readonly<{ order_info_get_response: Readonly<{ order_info: JsonObject }> }>;

/** The order of the documentation. */
export const sampleOrder = (readFixture('order.fixture.json') as unknown as Sample).order_info_get_response.order_info;

/** The sample with other fields. */
export const anOrder = (fields: JsonObject): JsonObject => ({ ...sampleOrder, ...fields });

const noCiphers = { receiver_name: '', receiver_phone: '', receiver_address: '', address: '' };

/** Orders of every kind that the platform gives out. */
export const orders: readonly JsonObject[] = [
  sampleOrder,
  anOrder({ order_sn: '251111-1', risk_control_status: 1, ...noCiphers }),
  anOrder({
    order_sn: '251111-2',
    order_status: 2,
    logistics_id: 85,
    tracking_number: 'YT1',
    shipping_time: '2026-11-11 09:00:00',
    ...noCiphers,
  }),
  anOrder({
    order_sn: '251111-3',
    trade_type: 1,
    step_order_info: { step_trade_status: 1, advanced_paid_fee: 10, step_paid_fee: 0, step_discount_amount: 0 },
  }),
  anOrder({ order_sn: '251111-4', refund_status: 4, after_sales_status: 10, duo_duo_pay_reduction: 0 }),
];

export const now = instant('2026-11-11T00:00:00+08:00');

export const access: ShopAccess = {
  app: { fields: { client_id: 'pddclient', client_secret: 'pddsecret' }, addresses: {} },
  grant: {
    accessToken: 'pddtoken',
    refreshToken: 'pddrefresh',
    expiresAt: instant('2026-12-11T00:00:00+08:00'),
    refreshExpiresAt: null,
    platformShopNo: '700001',
    platformShopName: '知单母婴',
    raw: {},
  },
};

/** What a signed call asked, as the platform reads it. */
export const paramsOf = (request: Readonly<{ body?: string }>): Readonly<Record<string, string>> =>
  Object.fromEntries(new URLSearchParams(request.body ?? ''));

export const refusal = (code: number, words: string) =>
  jsonAnswer({ error_response: { error_code: code, error_msg: words, sub_code: String(code), sub_msg: words, request_id: '1' } });

/** The newest page of a list, as the platform cuts it. */
function pageOf({
  page = '1',
  page_size = '100',
}: Readonly<Record<string, string>>): Readonly<{ rows: readonly JsonObject[]; total_count: number }> {
  const [at, size] = [Number(page), Number(page_size)];
  return { rows: orders.slice((at - 1) * size, at * size), total_count: orders.length };
}

function answer(request: Readonly<{ body?: string }>) {
  const params = paramsOf(request);
  if (params['type'] === 'pdd.order.number.list.increment.get') {
    const { rows, total_count } = pageOf(params);
    return jsonAnswer({ order_sn_increment_get_response: { order_sn_list: rows, total_count, request_id: '1' } });
  }
  if (params['type'] === 'pdd.order.list.get') {
    const { rows, total_count } = pageOf(params);
    return jsonAnswer({ order_list_get_response: { order_list: rows, total_count, request_id: '1' } });
  }
  const found = orders.find((order) => order['order_sn'] === params['order_sn']);
  return found ? jsonAnswer({ order_info_get_response: { order_info: found } }) : refusal(50_001, '订单不存在');
}

const common = { commandType: 'Common', time: 1_762_790_400_123, sendTime: 1_762_790_400_200 };

/** A frame of the message service; the id is a number beyond 2^53. */
export const frameOf = (id: string, type: string, content: JsonObject): string =>
  `{"id":${id},${JSON.stringify({ ...common, message: { type, mallID: 700_001, content: JSON.stringify(content) } }).slice(1)}`;

export const recording: Recording = {
  connector: pinduoduo,
  access,
  now,
  documents: orders,
  openParts: ['', 'item_list.0', 'gift_list.0'],
  answer,
  orderNos: orders.map(({ order_sn }) => order_sn as string),
  unknownOrderNo: '251111-9',
  refusal: (words) => refusal(10_016, words),
  frames: [
    frameOf('7188888888888888888', 'pdd_trade_TradeConfirmed', { mall_id: 700_001, tid: '251111-1' }),
    frameOf('7188888888888888889', 'pdd_refund_RefundCreated', { mall_id: 700_001, tid: '251111-1', refund_id: 99, refund_fee: 100 }),
  ],
};
