import { expect, test } from 'vitest';
import { signVectors, socketVector } from './recorded.fixture.ts';
import { sign, socketDigest } from './sign.ts';

test.each(signVectors)('$id is signed as the platform signs it', ({ client_secret, params, sign: expected }) => {
  expect(sign(client_secret, params)).toBe(expected);
});

test.each(signVectors)('$id is signed otherwise when one character differs', ({ client_secret, params, sign: expected }) => {
  expect(sign(client_secret, { ...params, client_id: `${params['client_id']}1` })).not.toBe(expected);
});

test('the digest of the message socket is that of the documentation', () => {
  const { client_id, ms, client_secret, digest } = socketVector;
  expect(socketDigest(client_id, ms, client_secret)).toBe(digest);
});
