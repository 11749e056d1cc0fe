import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isSigned, openMessage } from './sign.ts';

type Vector = Readonly<{ id: string }> & Readonly<Record<string, string>>;

const vectors = JSON.parse(readFileSync(new URL('sign-vector.fixture.json', import.meta.url), 'utf8')) as readonly Vector[];
const vector = (id: string): Readonly<Record<string, string>> => vectors.find((row) => row.id === id) ?? expect.fail(`no vector ${id}`);

test('a subscription message opens as the official SDK opens it', () => {
  const { client_secret: secret = '', message = '', plaintext = '' } = vector('YZ-AES');
  expect(openMessage(secret, message)).toBe(plaintext);
  expect(() => openMessage(`x${secret}`, message)).toThrow(Error);
});

test.each([
  ['YZ-SIGN', 'msg', 'sign'],
  ['YZ-EVENT', 'rawBody', 'event_sign'],
])('%s: the signature is the platform’s, and no other text or bit bears it', (id, text, sign) => {
  const { client_id: clientId = '', client_secret: clientSecret = '', [text]: signed = '', [sign]: signature = '' } = vector(id);
  const app = { clientId, clientSecret };
  expect(isSigned(app, signed, signature)).toBe(true);
  expect(isSigned(app, signed.replace('1', '2'), signature)).toBe(false);
  expect(
    isSigned(
      app,
      signed,
      signature.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    ),
  ).toBe(false);
  expect(isSigned(app, signed, '')).toBe(false);
});
