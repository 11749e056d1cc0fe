import { endpoint } from '@zhidan/core/kernel/endpoint.ts';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { requestOf } from './call.ts';

const title = { 'zh-CN': '测试', en: 'Test' };
const anything = z.object({});
const list = endpoint({ method: 'GET', path: '/api/things', permission: 'public', title, input: anything, output: anything });
const change = endpoint({
  method: 'POST',
  path: '/api/things/:thingId/change',
  permission: 'public',
  title,
  input: anything,
  output: anything,
});
const how = { key: 'key-of-this-press', language: 'en' };

test('a question to a list goes into the query, without what was not said', () => {
  const { url, init } = requestOf(list, { search: '王 & 李', after: undefined, state: ['a', 'b'] }, how);
  expect(url).toBe('/api/things?search=%E7%8E%8B+%26+%E6%9D%8E&state=a&state=b');
  expect(init).toEqual({ method: 'GET', headers: { accept: 'application/json', 'accept-language': 'en' } });
});

test('a command puts its path fields into the path, the rest into the body, and bears the key of the press', () => {
  const { url, init } = requestOf(change, { thingId: 'a/b', note: null, other: undefined }, how);
  expect(url).toBe('/api/things/a%2Fb/change');
  expect(init.body).toBe('{"note":null}');
  expect(init.headers['idempotency-key']).toBe('key-of-this-press');
});

test('a path field that is missing is a fault of ours, not a request', () => {
  expect(() => requestOf(change, {}, how)).toThrow('/api/things/:thingId/change needs thingId');
});
