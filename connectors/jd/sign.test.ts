import { expect, test } from 'vitest';
import { signVectors } from './recorded.fixture.ts';
import { sign } from './sign.ts';

test.each(signVectors)('$id is signed as the platform signs it', ({ app_secret, params, sign: expected }) => {
  expect(sign(app_secret, params)).toBe(expected);
});

test.each(signVectors)('$id is signed otherwise when one character differs', ({ app_secret, params, sign: expected }) => {
  expect(sign(app_secret, { ...params, app_key: `${params['app_key']}1` })).not.toBe(expected);
});

test('an empty parameter is not sent and so not signed', () => {
  expect(sign('s', { a: '1', b: '' })).toBe(sign('s', { a: '1' }));
});
