import { canonicalJson, type JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instantMs } from '@zhidan/core/kernel/instant.ts';
import { answerObject } from '@zhidan/core/channels/answer-object.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import { addressOf } from './address.ts';
import { faultOf, type CallAs } from './fault.ts';
import { sign } from './sign.ts';

/**
 * One signed call; answers its `data`. The body is the very text that was signed: keys sorted, no blanks, nothing escaped.
 * @throws ConnectorFault whatever goes wrong
 */
export async function call(outside: Outside, as: CallAs, method: string, params: JsonObject): Promise<Part> {
  const appKey = as.app.fields['app_key'] ?? '';
  const paramJson = canonicalJson(params);
  const timestamp = String(Math.floor(instantMs(outside.now()) / 1_000));
  const query = new URLSearchParams({
    app_key: appKey,
    method,
    ...(as.grant ? { access_token: as.grant.accessToken } : {}),
    timestamp,
    v: '2',
    sign: sign(as.app.fields['app_secret'] ?? '', { appKey, method, paramJson, timestamp }),
    sign_method: 'hmac-sha256',
  });
  const answer = await outside.send({
    method: 'POST',
    url: `${addressOf(as.app, 'gateway')}/${method.replaceAll('.', '/')}?${query.toString()}`,
    headers: { 'content-type': 'application/json;charset=UTF-8', 'x-open-no-old-err-code': '1' },
    body: paramJson,
  });
  const document: Part = { at: '', fields: answerObject(answer) };
  return readable(() => {
    const isDone = read.text(document, 'code') === '10000' || read.text(document, 'err_no') === '0'; // the latter in the older envelope
    if (!isDone) throw faultOf(document, as);
    return read.part(document, 'data');
  });
}

/** A number as the platform's parameters want it, where it fits; text keeps every digit where it does not. */
export function idNumber(no: string): number | string {
  return Number.isSafeInteger(Number(no)) && no !== '' ? Number(no) : no;
}
