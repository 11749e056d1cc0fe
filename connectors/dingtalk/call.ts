import { answerObject } from '@zhidan/core/channels/answer-object.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { messengerFault } from '@zhidan/core/notify/messenger-fault.ts';
import { addressOf } from './address.ts';
import { refusals } from './refusals.ts';

export type Asked = Readonly<{ path: string; query: Readonly<Record<string, string>>; body: JsonObject }>;

/** a robot that spoke too fast is silenced for ten minutes */
const pauseMs = 600_000;

/**
 * One call of the old gateway; answers the whole answer when its `errcode` is 0.
 * @throws ConnectorFault whatever goes wrong
 */
export async function call(outside: Outside, app: ChannelApp, { path, query, body }: Asked): Promise<Part> {
  const answer = await outside.send({
    method: 'POST',
    url: `${addressOf(app, 'oapi')}${path}?${new URLSearchParams(query).toString()}`,
    headers: { 'content-type': 'application/json' }, // anything else is refused
    body: JSON.stringify(body),
  });
  const document: Part = { at: '', fields: answerObject(answer) };
  return readable(() => {
    const code = read.needText(document, 'errcode');
    if (code === '0') return document;
    // 88 is the gateway's; what it means stands below it
    const sub = code === '88' ? read.text(document, 'sub_code') : '';
    const words = [read.text(document, 'errmsg'), read.text(document, 'sub_msg')].filter((text) => text !== '').join(' ');
    throw messengerFault(refusals, { code: sub in refusals ? sub : code, words, app, token: query['access_token'] ?? '', pauseMs });
  });
}

/**
 * A token for an app, from the new gateway, which tells faults by HTTP status and a code in letters.
 * @throws ConnectorFault whatever goes wrong
 */
export async function askToken(outside: Outside, app: ChannelApp): Promise<Part> {
  const { appkey = '', appsecret = '' } = app.fields;
  const answer = await outside.send({
    method: 'POST',
    url: `${addressOf(app, 'api')}/oauth2/accessToken`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ appKey: appkey, appSecret: appsecret }),
  });
  const document: Part = { at: '', fields: answerObject(answer) };
  return readable(() => {
    if (read.text(document, 'accessToken') !== '') return document;
    throw messengerFault(refusals, {
      code: read.text(document, 'code') || `http_${answer.status}`,
      words: read.text(document, 'message'),
      app,
    });
  });
}
