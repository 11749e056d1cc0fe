import { answerObject } from '@zhidan/core/channels/answer-object.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { messengerFault } from '@zhidan/core/notify/messenger-fault.ts';
import { addressOf } from './address.ts';
import { refusals } from './refusals.ts';

/** `token` empty: robots and the call for a token need none. */
export type Asked = Readonly<{ path: string; token: string; body: JsonObject }>;

/**
 * One call; answers the whole answer when its `code` is 0.
 * @throws ConnectorFault whatever goes wrong
 */
export async function call(outside: Outside, app: ChannelApp, { path, token, body }: Asked): Promise<Part> {
  const answer = await outside.send({
    method: 'POST',
    url: `${addressOf(app, 'api')}${path}`,
    headers: { 'content-type': 'application/json; charset=utf-8', ...(token === '' ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  const document: Part = { at: '', fields: answerObject(answer) };
  return readable(() => {
    const code = read.needText(document, 'code');
    if (code === '0') return document;
    throw messengerFault(refusals, { code, words: read.text(document, 'msg'), app, token });
  });
}
