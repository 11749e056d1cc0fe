import type { EmulatedAnswer } from '../world/platform.ts';
import type { World } from '../world/world.ts';
import type { TopError } from './top-error.ts';
import type { TopObject } from './trade-document.ts';

export type AnswerFormat = Readonly<{ format: 'json' | 'xml'; isSimple: boolean }>;

/** Reads how the caller wants the answer; XML is the platform's own default. */
export const formatOf = (params: ReadonlyMap<string, string>): AnswerFormat => ({
  format: params.get('format') === 'json' ? 'json' : 'xml',
  isSimple: params.get('simplify') === 'true',
});

/** `taobao.trades.sold.get` → `trades_sold_get_response`; other prefixes stay. */
export const envelopeName = (method: string): string => `${method.replace(/^taobao\./u, '').replaceAll('.', '_')}_response`;

export function answerWith(world: World, ask: Readonly<{ method: string; value: TopObject; format: AnswerFormat }>): EmulatedAnswer {
  const value = { ...ask.value, request_id: requestId(world) };
  if (ask.format.format === 'xml') return xml(envelopeName(ask.method), value);
  return json(ask.format.isSimple ? unwrapped(value) : { [envelopeName(ask.method)]: value });
}

export function answerError(world: World, error: TopError, { format }: AnswerFormat): EmulatedAnswer {
  const value = {
    code: error.code,
    msg: error.message,
    ...(error.subCode && { sub_code: error.subCode }),
    ...(error.subMsg && { sub_msg: error.subMsg }),
    request_id: requestId(world),
  };
  return format === 'xml' ? xml('error_response', value) : json({ error_response: value });
}

const requestId = (world: World): string => `16${world.chance.fork(`request ${world.nextSeq('taobao request')}`).hex(10)}`;

const json = (value: unknown): EmulatedAnswer => ({
  status: 200,
  headers: { 'content-type': 'application/json;charset=UTF-8' },
  body: JSON.stringify(value),
});

/** `{"trades":{"trade":[…]}}` → `{"trades":[…]}`, all the way down. */
function unwrapped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwrapped);
  if (!isPlain(value)) return value;
  const members = Object.entries(value);
  const [only] = members;
  if (members.length === 1 && only && Array.isArray(only[1])) return only[1].map(unwrapped);
  return Object.fromEntries(members.map(([name, member]) => [name, unwrapped(member)]));
}

/** Not the raw numbers of ids. */
const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const xml = (root: string, value: unknown): EmulatedAnswer => ({
  status: 200,
  headers: { 'content-type': 'text/xml;charset=UTF-8' },
  body: `<?xml version="1.0" encoding="utf-8" ?>${element(root, value)}`,
});

function element(name: string, value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map((member) => element(name, member)).join('');
  if (!isPlain(value)) return `<${name}>${escaped(typeof value === 'object' ? JSON.stringify(value) : String(value))}</${name}>`;
  const members = Object.entries(value);
  const isList = members.length === 1 && Array.isArray(members[0]?.[1]);
  return `<${name}${isList ? ' list="true"' : ''}>${members.map(([key, member]) => element(key, member)).join('')}</${name}>`;
}

const escaped = (text: string): string => text.replace(/[&<>]/gu, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[mark] ?? mark);
