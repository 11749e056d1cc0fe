import { answerObject } from '@zhidan/core/channels/answer-object.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { messengerFault } from '@zhidan/core/notify/messenger-fault.ts';
import { addressOf } from './address.ts';
import { refusals } from './refusals.ts';

/** `query` holds what lets us in; `body` null: a GET. */
export type Asked = Readonly<{ path: string; query: Readonly<Record<string, string>>; body: JsonObject | null }>;

/**
 * One call; answers the whole answer when its `errcode` is 0.
 * @throws ConnectorFault whatever goes wrong
 */
export async function call(outside: Outside, app: ChannelApp, { path, query, body }: Asked): Promise<Part> {
  const answer = await outside.send({
    method: body === null ? 'GET' : 'POST',
    url: `${addressOf(app, 'api')}${path}?${new URLSearchParams(query).toString()}`,
    ...(body === null ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const document: Part = { at: '', fields: answerObject(answer) };
  return readable(() => {
    const code = read.needText(document, 'errcode');
    if (code === '0') return document;
    throw messengerFault(refusals, { code, words: read.text(document, 'errmsg'), app, token: query['access_token'] ?? '' });
  });
}
