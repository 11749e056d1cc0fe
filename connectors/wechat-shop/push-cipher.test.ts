import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSameSignature, openPush, pushSignature } from './push-cipher.ts';
import { pushVector } from './recorded.fixture.ts';

const official = pushVector('WX-MSG');
const key = official.encoding_aes_key ?? '';

describe('the vectors of the platform', () => {
  test.each(['WX-URL', 'WX-PLAIN'])('%s: the signature of an address check is over token, timestamp and nonce', (id) => {
    const { token = '', timestamp, nonce, signature } = pushVector(id);
    expect(pushSignature([token, timestamp, nonce])).toBe(signature);
  });

  test.each(['WX-MSG', 'WX-REPLY', 'WX-ORDER-PAY'])('%s: the signature of a message covers what is encrypted', (id) => {
    const { token = 'AAAAA', timestamp, nonce, encrypt = '', msg_signature } = pushVector(id);
    expect(pushSignature([token, timestamp, nonce, encrypt])).toBe(msg_signature);
    expect(pushSignature([token, timestamp, nonce, `${encrypt}A`])).not.toBe(msg_signature);
  });

  test.each(['WX-MSG', 'WX-REPLY', 'WX-ORDER-PAY'])('%s is opened to what it says and for whom', (id) => {
    const { encrypt = '', plaintext } = pushVector(id);
    expect(openPush(key, encrypt)).toEqual({ message: plaintext, appid: official.appid });
  });
});

test('signatures are equal only when every character is', () => {
  expect(isSameSignature('abc', 'abc')).toBe(true);
  expect(isSameSignature('abc', 'abd')).toBe(false);
  expect(isSameSignature('abc', 'abcd')).toBe(false);
});

/** Encrypts as the platform does, padding to 32 bytes. */
function sealed(message: string, appid: string): string {
  const secret = Buffer.from(`${key}=`, 'base64');
  const text = Buffer.from(message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([Buffer.alloc(16, 'r'), length, text, Buffer.from(appid)]);
  const padding = 32 - (plain.length % 32);
  const cipher = createCipheriv('aes-256-cbc', secret, secret.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.alloc(padding, padding)])), cipher.final()]).toString('base64');
}

test('a message of any length comes out as it went in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (message) => {
      expect(openPush(key, sealed(message, 'wx1'))).toEqual({ message: Buffer.from(message).toString(), appid: 'wx1' });
    }),
  );
});

test.each([
  ['a key that is too short', key.slice(1), official.encrypt ?? ''],
  ['nothing', key, ''],
  ['a text that is cut off', key, (official.encrypt ?? '').slice(0, 30)],
  ['a text of another key', 'B'.repeat(43), official.encrypt ?? ''],
])('%s opens nothing', (_what, secret, encrypted) => {
  expect(() => openPush(secret, encrypted)).toThrow(RangeError);
});
