import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { answerObject } from '@zhidan/core/channels/answer-object.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside, OutsideAnswer } from '@zhidan/core/channels/outside.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import { addressOf } from './address.ts';
import { faultOf, type CallAs } from './fault.ts';

/** The calls we make, each with the version that its file was read for. */
export const api = {
  shop: 'youzan.shop.get/3.0.0',
  list: 'youzan.trades.sold.get/4.0.4',
  trade: 'youzan.trade.get/4.0.2',
  open: 'youzan.cloud.secret.decrypt.batch/1.0.0',
  ship: 'youzan.logistics.online.confirm/3.0.0',
  address: 'youzan.trade.order.address.update/1.0.0',
  memo: 'youzan.trade.memo.update/3.0.0',
  star: 'youzan.trade.star.update/3.0.0',
  stock: 'youzan.item.quantity.update/3.0.0',
  refunds: 'youzan.trade.refund.search/3.0.1',
  refund: 'youzan.trade.refund.get/3.0.1',
  agreeRefund: 'youzan.trade.refund.agree/3.0.0',
  refuseRefund: 'youzan.trade.refund.refuse/3.0.0',
  agreeReturn: 'youzan.trade.returngoods.agree/3.0.0',
  refuseReturn: 'youzan.trade.returngoods.refuse/3.0.0',
} as const;

/**
 * One call with the shop's token; answers its `data`. Every call is billed, so none is made twice without need.
 * @throws ConnectorFault whatever goes wrong
 */
export async function call(outside: Outside, access: ShopAccess, name: keyof typeof api, params: JsonObject): Promise<Part> {
  const query = new URLSearchParams({ access_token: access.grant.accessToken });
  const answer = await postJson(outside, `${addressOf(access.app, 'gateway')}/${api[name]}?${query.toString()}`, params);
  return dataOf(answer, access);
}

export function postJson(outside: Outside, url: string, params: JsonObject): Promise<OutsideAnswer> {
  return outside.send({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json;charset=UTF-8' },
    body: JSON.stringify(params),
  });
}

/** What stands in `data`, or in `response` as the old gateway wrote it; a "no" inside is a refusal. */
export function dataOf(answer: OutsideAnswer, as: CallAs): Part {
  const document: Part = { at: '', fields: answerObject(answer) };
  return readable(() => {
    const isDone = read.text(document, 'code') === '200' && read.text(document, 'success') !== 'false';
    if (!isDone && !('response' in document.fields)) throw faultOf(document, as);
    if (document.fields['data'] === true) return { at: '', fields: {} }; // some writes answer nothing but yes
    const data = read.part(document, isDone ? 'data' : 'response');
    if (data.fields['is_success'] !== false) return data;
    throw new ConnectorFault({ kind: 'business', platformCode: 'is_success_false', platformWords: read.text(document, 'message') });
  });
}
