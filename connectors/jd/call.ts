import type { Json, JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { answerObject } from '@zhidan/core/channels/answer-object.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { shanghaiText } from '@zhidan/core/channels/shanghai-time.ts';
import { addressOf } from './address.ts';
import { faultOf, type CallAs, type Refusal } from './fault.ts';
import { sign } from './sign.ts';

/**
 * One signed call with its business parameters as one JSON text; answers what stands inside `…_responce` (sic).
 * A no may stand in three places: the gateway's error, the code of the answer, the result inside. HTTP says 200 to each.
 * @throws ConnectorFault whatever goes wrong
 */
export async function call(outside: Outside, as: CallAs, method: string, params: JsonObject): Promise<Part> {
  const unsigned = {
    method,
    access_token: as.grant?.accessToken ?? '',
    app_key: as.app.fields['app_key'] ?? '',
    timestamp: timestampOf(outside.now()),
    v: '2.0',
    '360buy_param_json': JSON.stringify(params),
  };
  const sent = Object.entries(unsigned).filter(([, value]) => value !== '');
  const answer = await outside.send({
    method: 'POST',
    url: addressOf(as.app, 'gateway'),
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
    body: new URLSearchParams([...sent, ['sign', sign(as.app.fields['app_secret'] ?? '', unsigned)]]).toString(),
  });
  const document = answerObject(answer);
  const error = document['error_response'];
  if (isObject(error)) throw faultOf(refusalIn(error), as);
  const wrapper = method.replaceAll('.', '_');
  const inner = document[`${wrapper}_responce`] ?? document[`${wrapper}_response`];
  if (!isObject(inner)) {
    const kind = answer.status >= 500 ? 'transient' : 'unknown';
    throw new ConnectorFault({ kind, platformCode: `http_${answer.status}`, platformWords: `no ${wrapper}_responce` });
  }
  if (!['', '0'].includes(wordOf(inner, ['code']))) throw faultOf(refusalIn(inner), as);
  const refused = results(inner).find(({ success }) => success === false || success === 'false');
  if (refused) throw faultOf(refusalIn(refused), as, 'business');
  return { at: '', fields: inner };
}

/** `2026-11-11 00:00:00.000+0800`, as in the platform's own example. */
function timestampOf(at: Instant): string {
  return `${shanghaiText(at)}.${String(instantMs(at) % 1_000).padStart(3, '0')}+0800`;
}

/** Where `success` may stand: in the answer, in the result inside it, and in the `apiResult` of that. */
function results(inner: JsonObject): readonly JsonObject[] {
  const inside = Object.values(inner).filter(isObject);
  return [inner, ...inside, ...inside.flatMap((result) => Object.values(result).filter(isObject))];
}

function refusalIn(fields: JsonObject): Refusal {
  return {
    code: wordOf(fields, ['code', 'errorCode', 'numberCode', 'error_code', 'errCode']) || 'refused',
    words: wordOf(fields, ['zh_desc', 'chineseErrCode', 'errorMessage', 'errorMsg', 'message', 'msg', 'englishErrCode', 'en_desc']),
  };
}

/** The first of several names that says something. */
function wordOf(fields: JsonObject, names: readonly string[]): string {
  const simple = names.filter((name) => typeof fields[name] !== 'object');
  return simple.map((name) => read.text({ at: '', fields }, name)).find(Boolean) ?? '';
}

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
