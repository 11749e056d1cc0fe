import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { canonicalJson, type JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import { isPushGenuine, isSpiGenuine, sign } from './sign.ts';

type Vector = Readonly<{
  id: string;
  app_key: string;
  app_secret: string;
  method?: string;
  timestamp: string;
  param_json: string;
  sign_hmac_sha256: string;
  body: string;
  event_sign?: string;
  sign_md5?: string;
}>;

const vectors = JSON.parse(readFileSync(new URL('sign-vector.fixture.json', import.meta.url), 'utf8')) as readonly Vector[];

describe('a call is signed as the platform’s vectors say', () => {
  test.each(vectors.filter(({ method }) => method))(
    '$id',
    ({ app_key, app_secret, method = '', timestamp, param_json, sign_hmac_sha256 }) => {
      expect(sign(app_secret, { appKey: app_key, method, paramJson: param_json, timestamp })).toBe(sign_hmac_sha256);
      expect(canonicalJson(JSON.parse(param_json) as JsonObject)).toBe(param_json); // what we would send is what was signed
    },
  );

  test('five vectors were read', () => expect(vectors.filter(({ method }) => method)).toHaveLength(5));
});

test('a push is genuine with the platform’s signature, and with no other', () => {
  const {
    app_key: key,
    app_secret: secret,
    body,
    event_sign: signature = '',
  } = vectors.find(({ id }) => id === 'DY-PUSH') ?? expect.fail();
  expect(isPushGenuine({ key, secret }, body, signature)).toBe(true);
  expect(isPushGenuine({ key, secret }, body.replace('9900', '9901'), signature)).toBe(false);
  expect(isPushGenuine({ key, secret }, body, `${signature.slice(0, -1)}b`)).toBe(false);
  expect(isPushGenuine({ key, secret }, body, '')).toBe(false);
});

test('a question of the platform is genuine with either of its signatures, and with no other', () => {
  const {
    app_key: appKey,
    app_secret: secret,
    timestamp,
    param_json: paramJson,
    sign_md5: md5 = '',
    sign_hmac_sha256: hmac,
  } = vectors.find(({ id }) => id === 'DY-SPI') ?? expect.fail();
  const question = { appKey, paramJson, timestamp };
  expect(isSpiGenuine(secret, { ...question, sign: md5, signV2: '' })).toBe(true);
  expect(isSpiGenuine(secret, { ...question, sign: md5, signV2: hmac })).toBe(true);
  expect(isSpiGenuine(secret, { ...question, paramJson: paramJson.replace('640', '641'), sign: md5, signV2: '' })).toBe(false);
  expect(isSpiGenuine(secret, { ...question, sign: md5, signV2: hmac.replace(/^5/u, '4') })).toBe(false);
});
