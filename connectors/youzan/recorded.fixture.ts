import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Json, JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import type { OutsideAnswer, OutsideRequest } from '@zhidan/core/channels/outside.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import type { PushedRequest } from '@zhidan/core/channels/push.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import { jsonAnswer } from '../contract/outside.ts';
import type { Recording } from '../contract/recording.ts';
import { withValue } from '../contract/document.ts';
import { youzan } from './connector.ts';

export const now = instant('2026-11-11T04:00:00.000Z');

const fixture = parseJson(readFileSync(new URL('trade.fixture.json', import.meta.url), 'utf8')) as JsonObject;

/** The trade of the documentation: two lines, a gift, a coupon of 20 yuan, an encrypted receiver. */
export const sampleTrade = fixture['data'] as JsonObject;

const infoPath = ['full_order_info', 'order_info'];

/** The sample under another number, with fields of `order_info` changed. */
export function aTrade(tid: string, change: JsonObject = {}): JsonObject {
  const info = read.part(read.part({ at: '', fields: sampleTrade }, 'full_order_info'), 'order_info').fields;
  return withValue(sampleTrade, infoPath, { ...info, tid, ...change });
}

/** A trade with one value of its document changed, by its path. */
export const changed = (path: string, value: Json): JsonObject => withValue(sampleTrade, path.split('.'), value);

const infoOf = (trade: JsonObject): Part => read.part(read.part({ at: '', fields: trade }, 'full_order_info'), 'order_info');
export const tidOf = (trade: JsonObject): string => read.text(infoOf(trade), 'tid');

export const access: ShopAccess = {
  app: {
    fields: { client_id: 'yzclient', client_secret: 'yzsecret-of-the-app', grant_id: '160' },
    addresses: { gateway: 'http://127.0.0.1:9/youzan/api' },
  },
  grant: {
    accessToken: 'yz-access-token',
    refreshToken: 'yz-refresh-token',
    expiresAt: instant('2026-11-18T00:00:00.000Z'),
    refreshExpiresAt: instant('2026-12-09T00:00:00.000Z'),
    platformShopNo: '160',
    platformShopName: '测试微商城',
    raw: {},
  },
};

export function refusal(code: number, words: string): OutsideAnswer {
  return jsonAnswer({ trace_id: 'yz7', code, success: false, message: words, data: null });
}

export const apiOf = ({ url }: OutsideRequest): string => new URL(url).pathname.replace('/youzan/api/', '');
export const bodyOf = ({ body = '{}' }: OutsideRequest): JsonObject => parseJson(body) as JsonObject;

/** Youzan with these trades, newest first. */
export function playedYouzan(trades: readonly JsonObject[], others: Readonly<Record<string, (params: JsonObject) => Json>> = {}) {
  const list = (params: JsonObject): Json => {
    const asked: Part = { at: '', fields: params };
    const time = 'start_update' in params ? 'update' : 'created';
    const field = time === 'update' ? 'update_time' : 'created';
    const at = (trade: JsonObject): string => read.text(infoOf(trade), field);
    const inside = trades.filter((trade) => at(trade) >= read.text(asked, `start_${time}`) && at(trade) <= read.text(asked, `end_${time}`));
    const [page, size] = [read.whole(asked, 'page_no'), read.whole(asked, 'page_size')];
    if (page > 100 || size > 100) throw new Error('deeper than the platform goes');
    const rows = inside.toSorted((left, right) => (at(left) < at(right) ? 1 : -1)).slice((page - 1) * size, page * size);
    return {
      total_results: inside.length,
      full_order_info_list: rows.map((trade) => ({ full_order_info: { order_info: infoOf(trade).fields } })),
    };
  };
  const calls: Readonly<Record<string, (params: JsonObject) => Json | undefined>> = {
    'youzan.trades.sold.get/4.0.4': list,
    'youzan.trade.get/4.0.2': ({ tid }) => trades.find((trade) => tidOf(trade) === tid),
    ...others,
  };
  return (request: OutsideRequest): OutsideAnswer => {
    const data = calls[apiOf(request)]?.(bodyOf(request));
    return data === undefined ? refusal(50_000, '订单不存在') : jsonAnswer({ trace_id: 'yz7', code: 200, success: true, data });
  };
}

/** A push as Youzan signs it: over the message as it came. */
export function pushed(content: JsonObject, change: JsonObject = {}): PushedRequest {
  const { client_id: clientId, client_secret: clientSecret } = access.app.fields;
  const msg = encodeURIComponent(JSON.stringify(content));
  const sign = createHash('md5').update(`${clientId}${msg}${clientSecret}`).digest('hex');
  const envelope = { mode: 1, id: 'E1', type: 'trade_TradePaid', status: 'TRADE_PAID', msg, kdt_id: 160, root_kdt_id: 160, sign };
  const body = JSON.stringify({ ...envelope, version: 1_762_790_409, test: false, sendCount: 1, msg_id: `m-${msg.length}`, ...change });
  return { method: 'POST', query: {}, headers: {}, body };
}

const two = (at: number): string => String(at).padStart(2, '0');
const many = Array.from({ length: 230 }, (_, at) =>
  aTrade(`E202611110000010000${String(at).padStart(6, '0')}`, { update_time: `2026-11-11 10:${two(Math.floor(at / 60))}:${two(at % 60)}` }),
);

export const recording: Recording = {
  connector: youzan,
  access,
  now,
  documents: [
    sampleTrade,
    aTrade('E20261111000001000000002', { status: 'WAIT_BUYER_PAY', pay_time: '' }),
    changed('full_order_info.address_info.receiver_name', '李某'),
  ],
  openParts: ['', 'full_order_info', 'full_order_info.order_info', 'full_order_info.pay_info', 'full_order_info.orders.0'],
  answer: playedYouzan(many),
  orderNos: many.map(tidOf),
  unknownOrderNo: 'E20269999000001000000001',
  refusal: (words) => refusal(103_011_024, words),
  pushes: [
    pushed({ tid: 'E20261111000001000000001' }),
    pushed({ full_order_info: { order_info: { tid: 'E2' } } }, { type: 'trade_TradeCreate' }),
  ],
  signedPart: (body) => /"msg":"([^"]*)"/.exec(body)?.[1] ?? '',
};
