import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { answerObject } from '@zhidan/core/channels/answer-object.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside, OutsideRequest } from '@zhidan/core/channels/outside.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import { readable } from '@zhidan/core/channels/readable.ts';
import { addressOf } from './address.ts';
import { faultOf, type CallAs } from './fault.ts';

/** What is posted: an object, or JSON written by hand where a number passes 2^53. GET calls have none. */
export type CallBody = JsonObject | Readonly<{ json: string }> | null;

/**
 * One call with the shop's token; calls are not signed. Some calls are GET only and refuse POST with 43001.
 * @throws ConnectorFault whatever goes wrong
 */
export async function call(outside: Outside, as: CallAs, path: string, body: CallBody): Promise<Part> {
  const query = as.grant ? `?${new URLSearchParams({ access_token: as.grant.accessToken }).toString()}` : '';
  const { status, ...rest } = await outside.send({ url: `${addressOf(as.app, 'api')}${path}${query}`, ...wireOf(body) });
  const answer: Part = { at: '', fields: answerObject({ status, ...rest }) };
  return readable(() => {
    const isToken = 'access_token' in answer.fields; // the only answer without an errcode
    if (isToken || read.text(answer, 'errcode') === '0') return answer;
    if (read.text(answer, 'errcode') !== '') throw faultOf(answer, as);
    const kind = status >= 500 ? 'transient' : 'unknown';
    throw new ConnectorFault({ kind, platformCode: `http_${status}`, platformWords: `no answer of ${path}` });
  });
}

function wireOf(body: CallBody): Pick<OutsideRequest, 'method' | 'headers' | 'body'> {
  if (body === null) return { method: 'GET' };
  const json = 'json' in body && typeof body.json === 'string' ? body.json : JSON.stringify(body);
  return { method: 'POST', headers: { 'content-type': 'application/json;charset=utf-8' }, body: json };
}
