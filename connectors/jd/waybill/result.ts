import type { Json, JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside } from '@zhidan/core/channels/outside.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import { withoutSecrets } from '@zhidan/core/channels/without-secrets.ts';
import type { WaybillAccess } from '@zhidan/core/waybills/waybill-source.ts';
import { call } from '../call.ts';

/** Each service of JD's logistics has its own name for its code and words; 100, 0 and 200 are success. */
const codeNames = ['resultCode', 'statusCode', 'stateCode', 'code'];
const wordNames = ['resultMessage', 'statusMessage', 'stateMessage', 'resultMsg', 'message', 'msg'];
const successCodes: ReadonlySet<string> = new Set(['0', '100', '200']);

/** `isDone`: whether a result is good in spite of its code. */
type Asked = Readonly<{ method: string; params: JsonObject; isDone?(result: Part): boolean }>;

/**
 * One call of JD's logistics; answers the result inside the answer.
 * @throws ConnectorFault `business` with the service's code and words when it says no
 */
export async function resultOf(outside: Outside, access: WaybillAccess, { method, params, isDone }: Asked): Promise<Part> {
  const answer = await call(outside, access, method, params);
  return readable(() => {
    const result: Part = { at: '', fields: Object.values(answer.fields).find(isObject) ?? answer.fields };
    const code = textIn(result, codeNames);
    if (code === '' && !read.isTrue(result, 'success')) throw new RangeError('resultCode: is missing');
    if (code === '' || successCodes.has(code) || isDone?.(result)) return result;
    throw new ConnectorFault({ kind: 'business', platformCode: code, platformWords: withoutSecrets(textIn(result, wordNames), access) });
  });
}

const textIn = (part: Part, names: readonly string[]): string =>
  names
    .filter((name) => typeof part.fields[name] !== 'object')
    .map((name) => read.text(part, name))
    .find(Boolean) ?? '';

const isObject = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
