import { canonicalJson, type Json, type JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instantMs } from '@zhidan/core/kernel/instant.ts';
import { parseJson } from '@zhidan/core/kernel/parse-json.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside, OutsideAnswer } from '@zhidan/core/channels/outside.ts';
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
  const document: Part = { at: '', fields: jsonOf(answer) };
  return readable(() => {
    const isDone = read.text(document, 'code') === '10000' || read.text(document, 'err_no') === '0'; // the latter in the older envelope
    if (!isDone) throw faultOf(document, as);
    return read.part(document, 'data');
  });
}

/** The JSON object of an answer; anything else is a gateway in trouble. The text is not repeated: it may hold personal data. */
function jsonOf({ status, text }: OutsideAnswer): JsonObject {
  try {
    const value = parseJson(text);
    if (isObject(value)) return value;
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
  }
  const kind = status === 429 ? 'throttled' : 'transient';
  throw new ConnectorFault({ kind, platformCode: `http_${status}`, platformWords: 'the answer is no JSON object' });
}

const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A number as the platform's parameters want it, where it fits; text keeps every digit where it does not. */
export function idNumber(no: string): number | string {
  return Number.isSafeInteger(Number(no)) && no !== '' ? Number(no) : no;
}
