import { expect, test } from 'vitest';
import { dataSign, isPushGenuine } from './sign.ts';

// the vectors of logistics.md §9; the raw one is a public project's, after the vendor's Go sample
const data = '{"OrderCode":"","ShipperCode":"STO","LogisticCode":"773367326370601"}';
const key = 'test-api-key';
const hex = 'OTFlMTZiMTE0YjI0YjFhMjE0ZWMyOWE4M2E5M2E0ZGI=';
const raw = 'keFrEUsksaIU7CmoOpOk2w==';
const goData = '{"ShipperCode":"STO","LogisticCode":"773367326370601"}';

test('both digests are those of the vectors', () => {
  expect(dataSign(data, key, 'hex')).toBe(hex);
  expect(dataSign(data, key, 'raw')).toBe(raw);
  expect(dataSign(goData, key, 'raw')).toBe('bUSNBDTvb9SicbW3itLicQ==');
  expect(dataSign(goData, key, 'hex')).toBe('NmQ0NDhkMDQzNGVmNmZkNGEyNzFiNWI3OGFkMmUyNzE=');
  expect(encodeURIComponent(dataSign(data, key, 'hex'))).toBe('OTFlMTZiMTE0YjI0YjFhMjE0ZWMyOWE4M2E5M2E0ZGI%3D');
});

test('one other character makes another signature', () => {
  expect(dataSign(`${data} `, key, 'hex')).not.toBe(hex);
  expect(dataSign(data, 'test-api-kez', 'hex')).not.toBe(hex);
  expect(dataSign(data.replace('601', '602'), key, 'raw')).not.toBe(raw);
});

test.each([hex, raw, encodeURIComponent(hex), encodeURIComponent(raw)])('a push signed %s is genuine', (sign) =>
  expect(isPushGenuine(data, key, sign)).toBe(true),
);

test('a plus of the signature that came as a blank is read as a plus', () => {
  const some =
    Array.from({ length: 200 }, (_, at) => `{"n":${at}}`).find((text) => dataSign(text, key, 'raw').includes('+')) ?? expect.fail();
  expect(isPushGenuine(some, key, dataSign(some, key, 'raw').replaceAll('+', ' '))).toBe(true);
});

test.each([
  ['another text', data.replace('601', '602'), key, hex],
  ['another key', data, 'test-api-kez', hex],
  ['one other character', data, key, `P${hex.slice(1)}`],
  ['a signature that is no encoding', data, key, '%'],
  ['no signature', data, key, ''],
])('a push with %s is not', (_, text, appKey, sign) => expect(isPushGenuine(text, appKey, sign)).toBe(false));
