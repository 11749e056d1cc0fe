import { format, inspect } from 'node:util';
import { serialize } from 'node:v8';
import { expect, test } from 'vitest';
import { canonicalJson, toJson } from './canonical-json.ts';
import { address, email, personName, phone } from './personal.ts';

const secrets = [phone('13812345678'), personName('欧阳晓燕'), address('浙江省宁波市北仑区明州路301号'), email('lin.wang@example.cn')];

/** Every road on which a value leaves by accident. */
const roads: readonly (readonly [string, (value: unknown) => string])[] = [
  ['JSON', (value) => JSON.stringify({ value })],
  ['a template', (value) => `to: ${String(value)}`],
  ['joining texts', (value) => ['to: ', value].join('')],
  ['adding to a text', (value) => `to: ${value as string}`],
  ['the console', (value) => inspect({ value }, { depth: 5, showHidden: true, getters: true })],
  ['the console without our symbol', (value) => inspect({ value }, { customInspect: false, showHidden: true })],
  ['console.log with marks', (value) => format('%s %o %O %j', value, value, value, value)],
  ['a clone', (value) => JSON.stringify(structuredClone({ value })) + inspect(structuredClone({ value }))],
  ['bytes for another process', (value) => serialize({ value }).toString('utf8') + serialize({ value }).toString('utf16le')],
  ['its fields', (value) => JSON.stringify(Object.entries(value as object)) + Reflect.ownKeys(value as object).join()],
  ['a copy by spreading', (value) => JSON.stringify({ ...(value as object) })],
  ['an error message', (value) => `${new Error(`no such person: ${String(value)}`).stack}`],
  ['a journal row', (value) => canonicalJson(toJson({ after: { value } }))],
];

test.each(roads)('personal data does not leave by %s', (_road, leave) => {
  for (const secret of secrets) expect(leave(secret)).not.toContain(secret.reveal());
});

test('what is printed instead is the mask', () => {
  expect(JSON.stringify(secrets)).toBe('["138****5678","欧**","浙江省宁波市北仑区****","l****@example.cn"]');
  expect(inspect({ phone: secrets[0] })).toBe('{ phone: 138****5678 }');
});

test('only reveal gives the plain text', () => expect(phone('13812345678').reveal()).toBe('13812345678'));
