import { expect, test } from 'vitest';
import { addressFrom } from './address-from.ts';

const addressOf = addressFrom({ gateway: 'https://real.example/api', token: 'https://real.example/token' });

test('an app speaks to its own address, else to the real one, with or without a slash at the end', () => {
  const app = { fields: {}, addresses: { gateway: 'http://127.0.0.1:4790/taobao/' } };
  expect(addressOf(app, 'gateway')).toBe('http://127.0.0.1:4790/taobao');
  expect(addressOf(app, 'token')).toBe('https://real.example/token');
});
