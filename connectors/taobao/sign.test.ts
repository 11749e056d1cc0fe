import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sign, type SignMethod } from './sign.ts';

type Vector = Readonly<{ id: string; secret: string; params: Record<string, string> }> & Readonly<Record<string, string>>;

const vectors = JSON.parse(readFileSync(new URL('sign-vector.fixture.json', import.meta.url), 'utf8')) as readonly Vector[];

/** Every signature that the vectors state, by method; `sign` alone is md5. */
const cases = vectors.flatMap((vector) =>
  (['md5', 'hmac', 'hmac-sha256'] as const).flatMap((method) => {
    const expected = vector[`sign_${method}`] ?? (method === 'md5' ? vector['sign'] : undefined);
    return expected ? [{ id: vector.id, method, vector, expected }] : [];
  }),
);

const signed = ({ secret, params }: Vector, method: SignMethod): string =>
  sign(method, secret, { ...params, sign_method: (params['sign_method'] ?? '').replace('<method>', method) });

describe('a call is signed as the platform’s vectors say', () => {
  test('the vectors were read', () => expect(cases).toHaveLength(8));

  test.each(cases)('$id by $method', ({ vector, method, expected }) => expect(signed(vector, method)).toBe(expected));
});

test('a signature covers every parameter, and neither itself nor empty ones', () => {
  const params = { method: 'taobao.user.seller.get', fields: 'nick' };
  expect(sign('md5', 's', { ...params, sign: 'X', session: '' })).toBe(sign('md5', 's', params));
  expect(sign('md5', 's', { ...params, fields: 'nicj' })).not.toBe(sign('md5', 's', params));
});
