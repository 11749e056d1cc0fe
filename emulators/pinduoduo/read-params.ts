import type { EmulatedRequest } from '../world/platform.ts';
import { PopError } from './pop-error.ts';
import type { Params } from './params.ts';

/**
 * The parameters of a call: a form, or a JSON object whose values are signed as they are written there. Those in the address
 * count as well. Null is the same as absent.
 */
export function readParams({ headers, query, body }: EmulatedRequest): Params {
  const isJson = (headers['content-type'] ?? '').includes('json') || body.trimStart().startsWith('{');
  const sent = isJson ? rawMembers(body) : new URLSearchParams(body);
  return new Map([...query, ...sent]);
}

/** Members of a JSON object: texts unquoted, everything else exactly as written. */
function rawMembers(body: string): [string, string][] {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new SyntaxError('no object');
  } catch {
    throw new PopError(10000, '请求体不是合法的JSON对象');
  }
  const members: [string, string][] = [];
  let at = body.indexOf('{') + 1;
  for (;;) {
    const key = /\s*,?\s*"((?:[^"\\]|\\.)*)"\s*:\s*/uy;
    key.lastIndex = at;
    const found = key.exec(body);
    if (!found) return members;
    const start = key.lastIndex;
    at = endOfValue(body, start);
    const raw = body.slice(start, at).trim();
    if (raw !== 'null')
      members.push([JSON.parse(`"${found[1] ?? ''}"`) as string, raw.startsWith('"') ? (JSON.parse(raw) as string) : raw]);
  }
}

/** Where the value that starts here ends; the text is known to be JSON. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let index = start; index < text.length; index += 1) {
    const mark = text[index];
    if (mark === '"') index = endOfText(text, index);
    else if (mark === '{' || mark === '[') depth += 1;
    else if ((mark === ',' || mark === '}') && depth === 0) return index;
    else if (mark === '}' || mark === ']') depth -= 1;
  }
  return text.length;
}

function endOfText(text: string, quote: number): number {
  let index = quote + 1;
  while (text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  return index;
}
