import type { Json, JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { answerObject } from '@zhidan/core/channels/answer-object.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { shanghaiText } from '@zhidan/core/channels/shanghai-time.ts';
import { addressOf } from './address.ts';
import { faultOf, type CallAs } from './fault.ts';
import { sign } from './sign.ts';

/** Business parameters as the texts that go over the wire; lists and objects as JSON. Empty ones are not sent. */
export type Params = Readonly<Record<string, string>>;

/**
 * One signed call of TOP; answers what stands inside `…_response`.
 * @throws ConnectorFault whatever goes wrong
 */
export async function call(outside: Outside, as: CallAs, method: string, params: Params): Promise<Part> {
  const unsigned = {
    method,
    app_key: as.app.fields['app_key'] ?? '',
    session: as.grant?.accessToken ?? '',
    timestamp: shanghaiText(outside.now()),
    v: '2.0',
    format: 'json',
    sign_method: 'hmac-sha256',
    ...params,
  } as const;
  const sent = Object.entries(unsigned).filter(([, value]) => value !== '');
  const body = new URLSearchParams([...sent, ['sign', sign('hmac-sha256', as.app.fields['app_secret'] ?? '', unsigned)]]).toString();
  const answer = await outside.send({
    method: 'POST',
    url: addressOf(as.app, 'gateway'),
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
    body,
  });
  const document = answerObject(answer);
  const error = document['error_response'];
  if (isObject(error)) throw faultOf({ at: '', fields: error }, as);
  const wrapper = `${method.replace(/^taobao\./, '').replaceAll('.', '_')}_response`;
  const inner = document[wrapper];
  if (isObject(inner)) return refusedInside({ at: '', fields: inner }, as);
  throw new ConnectorFault({
    kind: answer.status >= 500 ? 'transient' : 'unknown',
    platformCode: `http_${answer.status}`,
    platformWords: `no ${wrapper}`,
  });
}

/** Some calls succeed as calls and say no inside: `{"shipping":{"is_success":false}}`. */
function refusedInside(answer: Part, as: CallAs): Part {
  const inner = Object.values(answer.fields).filter(isObject);
  const refusal = [answer.fields, ...inner].find((fields) => ['is_success', 'succ', 'success'].some((name) => fields[name] === false));
  if (!refusal) return answer;
  const part: Part = { at: '', fields: refusal };
  const first = (...names: readonly string[]): string => names.map((name) => read.text(part, name)).find(Boolean) ?? '';
  throw faultOf(
    {
      at: '',
      fields: {
        code: '15',
        sub_code: first('result_code', 'error_code', 'errorCode', 'sub_code') || 'isv.refused',
        sub_msg: first('message', 'error_msg', 'errorMsg', 'result_msg'),
      },
    },
    as,
  );
}

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list of objects, wrapped as TOP does (`{"orders":{"order":[…]}}`) or plain, as with `simplify=true`. */
export function listIn(part: Part, outer: string, inner: string): readonly Part[] {
  return Array.isArray(part.fields[outer]) ? read.parts(part, outer) : read.parts(read.part(part, outer), inner);
}
