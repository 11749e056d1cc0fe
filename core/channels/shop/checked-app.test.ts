import { expect, test } from 'vitest';
import { checkedApp, type AppDemand } from './checked-app.ts';

const demand: AppDemand = {
  channel: { 'zh-CN': '淘宝', en: 'Taobao' },
  appFields: [
    { key: 'app_key', words: { 'zh-CN': 'App Key', en: 'App key' }, isSecret: false, isRequired: true },
    { key: 'service_id', words: { 'zh-CN': '服务 ID', en: 'Service ID' }, isSecret: false, isRequired: false },
  ],
  addresses: { gateway: 'https://eco.taobao.com/router/rest', messages: 'wss://message.example.cn' },
};
const check = (fields: Record<string, string>, addresses: Record<string, string> = {}) =>
  checkedApp(demand, { fields, addresses }, 'zh-CN');

test('blanks around what was pasted and fields left empty do not count', () => {
  expect(check({ app_key: ' 12345678\n', service_id: ' ' }, { gateway: '' })).toEqual({
    ok: true,
    value: { fields: { app_key: '12345678' }, addresses: {} },
  });
});

test('a field that the platform needs is asked for by its name', () => {
  expect(check({ app_key: '' })).toEqual({
    ok: false,
    refusal: { code: 'shop.app_field_missing', values: { channel: '淘宝', field: 'App Key' } },
  });
});

test('a field that the platform does not know is refused with those it does', () => {
  expect(check({ app_key: '1', app_seret: 'x' })).toMatchObject({
    refusal: { code: 'shop.app_field_unknown', values: { field: 'app_seret', fields: 'App Key / 服务 ID' } },
  });
});

test.each([
  ['the emulator on this machine', { gateway: 'http://127.0.0.1:4790/taobao/router/rest', messages: 'ws://localhost:4790/taobao' }, true],
  ['an https gateway elsewhere', { gateway: 'https://proxy.example.cn/top' }, true],
  ['credentials in the clear to another machine', { gateway: 'http://10.0.0.7:4790/taobao/router/rest' }, false],
  ['a text that is no address', { gateway: 'eco.taobao.com' }, false],
  ['another protocol', { gateway: 'file:///etc/passwd' }, false],
  ['an address with a password in it', { gateway: 'https://me:secret@proxy.example.cn' }, false],
  ['a gateway that the platform does not have', { token: 'https://oauth.example.cn' }, false],
])('gateway addresses: %s', (_, addresses, isFine) => {
  expect(check({ app_key: '1' }, addresses as unknown as Record<string, string>).ok).toBe(isFine);
});
