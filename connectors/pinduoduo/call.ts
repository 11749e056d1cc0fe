import type { Json, JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { instantMs } from '@zhidan/core/kernel/instant.ts';
import { answerObject } from '@zhidan/core/channels/answer-object.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import type { Part } from '@zhidan/core/channels/part.ts';
import { addressOf } from './address.ts';
import { faultOf, type CallAs } from './fault.ts';
import { sign } from './sign.ts';

/** Business parameters; null ones are not sent, lists and objects go as JSON. */
export type Params = Readonly<Record<string, Json>>;

/** Calls whose answer may come without the `…_response` around it (unverified: descriptions of the platform differ). */
const perhapsFlat: ReadonlySet<string> = new Set(['pdd.refund.information.get']);

/**
 * One signed call; answers what stands inside the `…_response`, whose name follows no rule (`order_info_get_response` for
 * `pdd.order.information.get`), so that the only object of the answer is taken.
 * @throws ConnectorFault whatever goes wrong
 */
export async function call(outside: Outside, as: CallAs, type: string, params: Params): Promise<Part> {
  const unsigned = {
    type,
    client_id: as.app.fields['client_id'] ?? '',
    ...(as.grant ? { access_token: as.grant.accessToken } : {}),
    timestamp: String(Math.floor(instantMs(outside.now()) / 1_000)),
    data_type: 'JSON',
    version: 'V1',
    ...wireTexts(params),
  };
  const answer = await outside.send({
    method: 'POST',
    url: addressOf(as.app, 'gateway'),
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
    body: new URLSearchParams({ ...unsigned, sign: sign(as.app.fields['client_secret'] ?? '', unsigned) }).toString(),
  });
  const document = answerObject(answer);
  const error = document['error_response'];
  if (isObject(error)) throw faultOf({ at: '', fields: error }, as);
  const inner = Object.entries(document).find(([name, value]) => name.endsWith('_response') && isObject(value))?.[1];
  if (isObject(inner)) return notRefused({ at: '', fields: inner });
  if (perhapsFlat.has(type) && answer.status === 200) return notRefused({ at: '', fields: document });
  const kind = answer.status >= 500 ? 'transient' : 'unknown';
  throw new ConnectorFault({ kind, platformCode: `http_${answer.status}`, platformWords: `no response of ${type}` });
}

/** What is signed is what is sent, so texts are made once. */
function wireTexts(params: Params): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]),
  );
}

/** Some calls succeed as calls and say no inside: `{"is_success":false}`. */
function notRefused(answer: Part): Part {
  if (answer.fields['is_success'] !== false) return answer;
  throw new ConnectorFault({ kind: 'business', platformCode: 'is_success', platformWords: 'false' });
}

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
