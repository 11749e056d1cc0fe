import { readFileSync } from 'node:fs';
import type { Json, JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import type { OutsideAnswer, OutsideRequest } from '@zhidan/core/channels/outside.ts';
import { read } from '@zhidan/core/channels/part.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import { jsonAnswer } from '../contract/outside.ts';
import type { Recording } from '../contract/recording.ts';
import { taobao } from './connector.ts';

export const now = instant('2026-11-11T04:00:00.000Z');

const fixture = (name: string): JsonObject => parseJson(readFileSync(new URL(name, import.meta.url), 'utf8')) as JsonObject;

/** The trade of the documentation: two lines and a gift, one line shipped, one with a refund asked for. */
export const sampleTrade = ((fixture('trade.fixture.json')['trade_fullinfo_get_response'] as JsonObject)['trade'] ?? {}) as JsonObject;

/** A trade with one line, as small as TOP writes them. */
export function aTrade(tid: string, change: JsonObject = {}, lineChange: JsonObject = {}): JsonObject {
  const line = { oid: tid, num_iid: 7_001, sku_id: '9001', title: '帽子', price: '100.00', num: 1, total_fee: '100.00', payment: '100.00' };
  return {
    tid,
    type: 'guarantee_trade',
    status: 'WAIT_SELLER_SEND_GOODS',
    created: '2026-11-11 10:00:00',
    modified: '2026-11-11 10:00:05',
    pay_time: '2026-11-11 10:00:05',
    payment: '100.00',
    total_fee: '100.00',
    post_fee: '0.00',
    receiver_name: '王**',
    receiver_state: '浙江省',
    receiver_city: '宁波市',
    ...change,
    orders: { order: [{ ...line, status: 'WAIT_SELLER_SEND_GOODS', ...lineChange }] },
  };
}

export const access: ShopAccess = {
  app: {
    fields: { app_key: '12345678', app_secret: 'helloworld-secret' },
    addresses: { gateway: 'http://127.0.0.1:9/taobao/router/rest' },
  },
  grant: {
    accessToken: '6100session-token',
    refreshToken: '6101refresh-token',
    expiresAt: instant('2027-11-11T00:00:00.000Z'),
    refreshExpiresAt: null,
    platformShopNo: '2074082786',
    platformShopName: '测试店铺',
    raw: {},
  },
};

const textIn = (fields: JsonObject, name: string): string => read.text({ at: '', fields }, name);

/** The parameters of a call as TOP reads them. */
export const paramsOf = (request: OutsideRequest): Record<string, string> => Object.fromEntries(new URLSearchParams(request.body));

export function refusal(code: number, subCode: string, words: string): OutsideAnswer {
  return jsonAnswer({ error_response: { code, msg: 'Remote service error', sub_code: subCode, sub_msg: words, request_id: 'r' } });
}

/** TOP with these trades, newest change first; ids go over the wire as numbers, as TOP sends them. */
export function playedTop(trades: readonly JsonObject[], others: Readonly<Record<string, (params: Record<string, string>) => Json>> = {}) {
  const inList = (params: Record<string, string>): Json => {
    const size = Number(params['page_size']);
    const from = (Number(params['page_no']) - 1) * size;
    const basis = params['start_modified'] ? 'modified' : 'created';
    const isInside = (trade: JsonObject): boolean =>
      textIn(trade, basis) >= (params[`start_${basis}`] ?? '') && textIn(trade, basis) <= (params[`end_${basis}`] ?? '');
    const inside = trades.filter(isInside);
    const sorted = inside.toSorted((left, right) => (textIn(left, 'modified') < textIn(right, 'modified') ? 1 : -1));
    const rows = sorted
      .slice(from, from + size)
      .map((trade) =>
        Object.fromEntries((params['fields'] ?? '').split(',').flatMap((name) => (name in trade ? [[name, trade[name] ?? null]] : []))),
      );
    return {
      trades: { trade: rows },
      ...(params['use_has_next'] === 'true' ? { has_next: from + size < inside.length } : { total_results: inside.length }),
    };
  };
  const calls: Readonly<Record<string, (params: Record<string, string>) => Json | undefined>> = {
    'taobao.trades.sold.increment.get': inList,
    'taobao.trades.sold.get': inList,
    'taobao.trade.fullinfo.get': (params) => {
      const trade = trades.find(({ tid }) => tid === params['tid']);
      return trade && { trade };
    },
    'taobao.tmc.messages.consume': () => ({ messages: { tmc_message: messages } }),
    'taobao.tmc.messages.confirm': () => ({ is_success: true }),
    ...others,
  };
  return (request: OutsideRequest): OutsideAnswer => {
    const params = paramsOf(request);
    const method = params['method'] ?? '';
    const answer = calls[method]?.(params);
    if (answer === undefined) return refusal(15, 'isv.trade-not-exist', '交易不存在');
    const wrapper = `${method.replace(/^taobao\./, '').replaceAll('.', '_')}_response`;
    return jsonAnswer(JSON.stringify({ [wrapper]: answer }).replace(/"(tid|oid|id|refund_id)":"(\d+)"/g, '"$1":$2'));
  };
}

/** Messages as TMC gives them, ids beyond 2^53 included. */
export const messages: Json = [
  {
    id: '9160280000000000001',
    topic: 'taobao_trade_TradeBuyerPay',
    user_id: 2_074_082_786,
    user_nick: '测试店铺',
    pub_time: '2026-11-11 10:00:06',
    content: '{"tid":4176302981234567890,"oid":4176302981234567890,"seller_nick":"测试店铺","status":"WAIT_SELLER_SEND_GOODS"}',
  },
  {
    id: '9160280000000000002',
    topic: 'taobao_refund_RefundCreated',
    user_id: 2_074_082_786,
    pub_time: '2026-11-11 10:00:07',
    content: '{"refund_id":190000000000001,"tid":4176302981234567891,"oid":4176302981234567892,"bill_type":"refund_bill"}',
  },
  { id: '9160280000000000003', topic: 'taobao_top_AuthCancel', user_id: 2_074_082_786, pub_time: '2026-11-11 10:00:08', content: '{}' },
  { id: '9160280000000000004', topic: 'taobao_item_ItemStockChanged', user_id: 2_074_082_786, content: '{"num_iid":700000000001}' },
];

const many = Array.from({ length: 120 }, (_, at) =>
  aTrade(`41763029812345${String(at).padStart(5, '0')}`, { modified: `2026-11-11 10:${String(at % 60).padStart(2, '0')}:05` }),
);

export const recording: Recording = {
  connector: taobao,
  access,
  now,
  documents: [
    sampleTrade,
    aTrade('4176302981234500001', { receiver_name: '李四', top_hold: 1 }),
    aTrade('4176302981234500002', {
      type: 'step',
      step_trade_status: 'FRONT_PAID_FINAL_NOPAID',
      step_paid_fee: '20.00',
      status: 'WAIT_BUYER_PAY',
    }),
    aTrade('4176302981234500003', { status: 'WAIT_BUYER_PAY', pay_time: '' }, { status: 'WAIT_BUYER_PAY' }),
  ],
  openParts: ['', 'orders.order.0'],
  answer: playedTop(many),
  orderNos: many.map((trade) => textIn(trade, 'tid')),
  unknownOrderNo: '4176302981299999999',
  refusal: (words) => refusal(15, 'isv.trade-service-rejection', words),
};
