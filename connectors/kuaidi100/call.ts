import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instantMs } from '@zhidan/core/kernel/instant.ts';
import { answerObject } from '@zhidan/core/channels/answer-object.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import { addressOf } from './address.ts';
import { faultOf } from './fault.ts';
import { labelSign } from './sign.ts';

/** Posts a form and answers the JSON that comes back, whatever it says. */
export async function post(outside: Outside, url: string, form: Readonly<Record<string, string>>): Promise<Part> {
  const answer = await outside.send({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
    body: new URLSearchParams(form).toString(),
  });
  return { at: '', fields: answerObject(answer) };
}

/** A call about e-waybills, with its method in the address. */
export type LabelCall = Readonly<{ path: '/label/order' | '/reachable.do'; method: string; param: JsonObject }>;

/**
 * One signed call about e-waybills; answers its `data`.
 * @throws ConnectorFault whatever goes wrong
 */
export async function callLabel(outside: Outside, app: ChannelApp, { path, method, param }: LabelCall): Promise<Part> {
  const text = JSON.stringify(param);
  const t = String(instantMs(outside.now()));
  const { key = '', secret = '' } = app.fields;
  const sign = labelSign({ param: text, t, key, secret });
  const answer = await post(outside, `${addressOf(app, 'api')}${path}?method=${method}`, { method, key, t, sign, param: text });
  return readable(() => {
    if (read.text(answer, 'code') !== '200') throw faultOf(answer, app);
    return read.part(answer, 'data');
  });
}
