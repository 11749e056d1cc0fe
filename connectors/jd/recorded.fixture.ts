import { readFileSync } from 'node:fs';
import type { Json, JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import type { OutsideAnswer, OutsideRequest } from '@zhidan/core/channels/outside.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import { jsonAnswer } from '../contract/outside.ts';
import type { Recording } from '../contract/recording.ts';
import { jd } from './connector.ts';

const readFixture = (name: string): Json => parseJson(readFileSync(new URL(name, import.meta.url), 'utf8'));

export type SignVector = Readonly<{ id: string; app_secret: string; params: Readonly<Record<string, string>>; sign: string }>;
export const signVectors = readFixture('sign-vector.fixture.json') as unknown as readonly SignVector[];

type Sample = Readonly<{ jingdong_pop_order_get_responce: Readonly<{ orderDetailInfo: Readonly<{ orderInfo: JsonObject }> }> }>;

/** The order of the documentation. */
export const sampleOrder = (readFixture('order.fixture.json') as unknown as Sample).jingdong_pop_order_get_responce.orderDetailInfo
  .orderInfo;

/** The sample with other fields; undefined takes one away. */
export const anOrder = (fields: Readonly<Record<string, Json | undefined>>): JsonObject =>
  Object.fromEntries(Object.entries({ ...sampleOrder, ...fields }).filter(([, value]) => value !== undefined)) as JsonObject;

/** Orders of several kinds. */
export const orders: readonly JsonObject[] = [
  sampleOrder,
  anOrder({ orderId: '287901234568', orderState: 'LOCKED' }),
  anOrder({ orderId: '287901234569', orderState: 'WAIT_GOODS_RECEIVE_CONFIRM', waybill: 'SF1,SF2|YT1', logisticsId: '467|463' }),
  anOrder({ orderId: '287901234570', parentOrderId: '287901234500', directParentOrderId: '287901234500', actualPay: '0.00' }),
  anOrder({ orderId: '287901234571', payType: '1-货到付款' }),
];

export const now = instant('2026-11-11T00:10:00+08:00');

export const access: ShopAccess = {
  app: { fields: { app_key: 'jdkey-of-the-app', app_secret: 'jdsecret-of-the-app' }, addresses: {} },
  grant: {
    accessToken: 'jdtoken-of-the-shop',
    refreshToken: 'jdrefresh-of-the-shop',
    expiresAt: instant('2027-11-11T00:00:00+08:00'),
    refreshExpiresAt: instant('2027-11-11T00:00:00+08:00'),
    platformShopNo: '700001',
    platformShopName: '知单母婴',
    raw: { user_nick: 'zhidan-muying' },
  },
};

/** The parameters of a call as the gateway reads them, and the business parameters inside. */
export const paramsOf = (request: OutsideRequest): Readonly<Record<string, string>> =>
  Object.fromEntries(new URLSearchParams(request.body));
export const askOf = (request: OutsideRequest): JsonObject => parseJson(paramsOf(request)['360buy_param_json'] ?? '{}') as JsonObject;

export const refusal = (code: string, zh_desc: string): OutsideAnswer =>
  jsonAnswer({ error_response: { code, zh_desc, en_desc: 'no', request_id: '1' } });

/** An answer of a method, `_responce` as the platform spells it. */
export const responce = (method: string, fields: JsonObject): OutsideAnswer =>
  jsonAnswer({ [`${method.replaceAll('.', '_')}_responce`]: { code: '0', ...fields } });

export const searched = (orderInfoList: readonly JsonObject[], orderTotal: Json): OutsideAnswer =>
  responce('jingdong.pop.order.search', { searchorderinfo_result: { apiResult: { success: 'true' }, orderTotal, orderInfoList } });

export const detail = (orderInfo: JsonObject): OutsideAnswer =>
  responce('jingdong.pop.order.get', { orderDetailInfo: { apiResult: { success: true, errorCode: '' }, orderInfo } });

function answer(request: OutsideRequest): OutsideAnswer {
  const ask = askOf(request);
  if (paramsOf(request)['method'] === 'jingdong.pop.order.search') {
    const [page, size] = [Number(ask['page']), Number(ask['page_size'])];
    return searched(orders.slice((page - 1) * size, page * size), String(orders.length));
  }
  const found = orders.find(({ orderId }) => orderId === String(ask['order_id'] as number));
  if (found) return detail(found);
  return responce('jingdong.pop.order.get', {
    orderDetailInfo: { apiResult: { success: 'false', errorCode: '10300001', chineseErrCode: '订单不存在', englishErrCode: '' } },
  });
}

export const recording: Recording = {
  connector: jd,
  access,
  now,
  documents: orders,
  openParts: ['', 'itemInfoList.0', 'consigneeInfo'],
  answer,
  orderNos: orders.map(({ orderId }) => orderId as string),
  unknownOrderNo: '287901239999',
  refusal: (words) => refusal('23', words),
};
