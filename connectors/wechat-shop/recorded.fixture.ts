import { createCipheriv } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Json, JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import type { OutsideAnswer, OutsideRequest } from '@zhidan/core/channels/outside.ts';
import type { PushedRequest } from '@zhidan/core/channels/push.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import { jsonAnswer } from '../contract/outside.ts';
import type { Recording } from '../contract/recording.ts';
import { wechatShop } from './connector.ts';
import { pushSignature } from './push-cipher.ts';

const readFixture = (name: string): Json => parseJson(readFileSync(new URL(name, import.meta.url), 'utf8'));

type PushVector = Readonly<
  Record<'id' | 'timestamp' | 'nonce', string> &
    Partial<Record<'token' | 'signature' | 'echostr' | 'encrypt' | 'msg_signature' | 'plaintext' | 'appid' | 'encoding_aes_key', string>>
>;

const vectors = readFixture('push-vector.fixture.json') as unknown as readonly PushVector[];

/** An official vector, or one of ours with the same key. */
export function pushVector(id: string): PushVector {
  const vector = vectors.find((candidate) => candidate.id === id);
  if (!vector) throw new Error(`no vector ${id}`);
  return vector;
}

/** The order of the documentation: two lines, the first shipped. */
export const sampleOrder = (readFixture('order.fixture.json') as JsonObject)['order'] as JsonObject;

type Change = Readonly<{ order?: JsonObject; product?: JsonObject; price?: JsonObject; delivery?: JsonObject; pay?: JsonObject }>;

/** The sample with other fields; `product` changes its first line. */
export function anOrder({ order, product, price, delivery, pay }: Change): JsonObject {
  const detail = sampleOrder['order_detail'] as Readonly<Record<string, JsonObject>>;
  const [first, ...rest] = detail['product_infos'] as unknown as readonly JsonObject[];
  const order_detail = {
    ...detail,
    product_infos: [{ ...first, ...product }, ...rest],
    price_info: { ...detail['price_info'], ...price },
    delivery_info: { ...detail['delivery_info'], ...delivery },
    pay_info: { ...detail['pay_info'], ...pay },
  };
  return { ...sampleOrder, order_detail, ...order };
}

export const unshipped = { delivery_product_info: [] };

/** Orders of several kinds. */
export const orders: readonly JsonObject[] = [
  sampleOrder,
  anOrder({ order: { order_id: '3737000000000000002', status: 20 }, delivery: unshipped }),
  anOrder({ order: { order_id: '3737000000000000003', status: 10 }, delivery: unshipped, pay: { pay_time: 0 } }),
  anOrder({
    order: { order_id: '3737000000000000004', status: 100 },
    price: { merchant_receieve_price: 19_301, finder_discounted_price: 101 },
    product: { is_free_gift: true, field_that_nobody_knows: 1 },
  }),
];

export const now = instant('2026-11-11T00:00:00+08:00');

const vector = pushVector('WX-MSG');

export const access: ShopAccess = {
  app: {
    fields: {
      appid: vector.appid ?? '',
      secret: 'shop-secret-of-32-characters-000',
      token: 'push-token-of-the-shop',
      encoding_aes_key: vector.encoding_aes_key ?? '',
    },
    addresses: {},
  },
  grant: {
    accessToken: 'living-token',
    refreshToken: '',
    expiresAt: instant('2026-11-11T02:00:00+08:00'),
    refreshExpiresAt: null,
    platformShopNo: vector.appid ?? '',
    platformShopName: '知单母婴',
    raw: {},
  },
};

/** The app of the official vectors; its token is shorter than a secret should be. */
export const officialApp = { ...access.app, fields: { ...access.app.fields, token: 'AAAAA' } };

export const pathOf = ({ url }: OutsideRequest): string => new URL(url).pathname;
export const bodyOf = ({ body = '{}' }: OutsideRequest): JsonObject => parseJson(body) as JsonObject;

export const refusal = (errcode: number, errmsg: string): OutsideAnswer => jsonAnswer({ errcode, errmsg });

function answer(request: OutsideRequest): OutsideAnswer {
  const body = bodyOf(request);
  if (pathOf(request) === '/channels/ec/order/list/get') {
    const at = Number(body['next_key'] || 0);
    const next = at + 3;
    const page = {
      order_id_list: orders.slice(at, next).map(({ order_id }) => order_id),
      next_key: String(next),
      has_more: next < orders.length,
    };
    return jsonAnswer({ errcode: 0, errmsg: 'ok', ...page });
  }
  const order = orders.find(({ order_id }) => order_id === body['order_id']);
  return order ? jsonAnswer({ errcode: 0, errmsg: 'ok', order }) : refusal(10_020_000, 'order not found');
}

/** A push as the platform sends it. */
export function pushOf(id: string): PushedRequest {
  const { timestamp, nonce, msg_signature = '', encrypt } = pushVector(id);
  const query = { signature: 'not over the body', timestamp, nonce, openid: 'OPENID', encrypt_type: 'aes', msg_signature };
  return {
    method: 'POST',
    query,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ToUserName: 'gh_oms', Encrypt: encrypt }),
  };
}

/** An event in the platform's envelope, written for a shop and padded to 32 bytes. */
export function pushed(event: string, appid = access.grant.platformShopNo): PushedRequest {
  const secret = Buffer.from(`${access.app.fields['encoding_aes_key'] ?? ''}=`, 'base64');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(event));
  const plain = Buffer.concat([Buffer.alloc(16, 'r'), length, Buffer.from(event + appid)]);
  const padding = 32 - (plain.length % 32);
  const cipher = createCipheriv('aes-256-cbc', secret, secret.subarray(0, 16)).setAutoPadding(false);
  const Encrypt = Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.alloc(padding, padding)])), cipher.final()]).toString('base64');
  const query = { timestamp: '1', nonce: '2', msg_signature: pushSignature([access.app.fields['token'] ?? '', '1', '2', Encrypt]) };
  return { method: 'POST', query, headers: {}, body: JSON.stringify({ Encrypt }) };
}

const paid = '{"CreateTime":1762790400,"MsgType":"event","Event":"channels_ec_order_pay","order_info":{"order_id":3737000000000000001}}';

export const recording: Recording = {
  connector: wechatShop,
  access,
  now,
  documents: orders,
  openParts: [
    '',
    'order_detail',
    'order_detail.product_infos.0',
    'order_detail.pay_info',
    'order_detail.price_info',
    'order_detail.delivery_info',
    'order_detail.delivery_info.address_info',
    'order_detail.ext_info',
  ],
  answer,
  orderNos: orders.map(({ order_id }) => order_id as string),
  unknownOrderNo: '3737000000000000099',
  refusal: (words) => refusal(48_001, words),
  pushes: [pushed(paid)],
};
