import { createPublicKey, verify } from 'node:crypto';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { expect, test } from 'vitest';
import { openVault } from '../../platform/secrets/open-vault.ts';
import { sealPush } from './seal-push.ts';
import { pushIdentity, vapidHeader } from './vapid.ts';

test('a message is sealed as RFC 8291 shows it, byte for byte', () => {
  const sealed = sealPush(
    'When I grow up, I want to be a watermelon',
    {
      p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
      auth: 'BTBZMqHH6r4Tts7J_aSIgg',
    },
    {
      salt: Buffer.from('DGv6ra1nlYgDCS1FRnbzlw', 'base64url'),
      privateKey: Buffer.from('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw', 'base64url'),
    },
  );
  expect(sealed.toString('base64url')).toBe(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  );
});

test('who we are stays the same for the same secret key, and push services can verify our word', () => {
  const vault = openVault('a secret key of this test, 32 characters');
  const identity = pushIdentity(vault);
  expect(pushIdentity(vault).publicKey).toBe(identity.publicKey);
  const now = instant('2026-11-11T02:00:00.000Z');
  const header = vapidHeader(identity, { endpoint: 'https://push.example.com/send/abc', contact: 'mailto:a@example.cn', now });
  const [, token = '', key = ''] = /^vapid t=(\S+), k=(\S+)$/u.exec(header) ?? [];
  expect(key).toBe(identity.publicKey);
  const [head = '', body = '', signature = ''] = token.split('.');
  expect(JSON.parse(Buffer.from(body, 'base64url').toString())).toEqual({
    aud: 'https://push.example.com',
    exp: Date.parse(now) / 1_000 + 43_200,
    sub: 'mailto:a@example.cn',
  });
  const point = Buffer.from(key, 'base64url');
  const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') };
  const isGenuine = (text: string): boolean =>
    verify(
      'sha256',
      Buffer.from(text),
      { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    );
  expect([isGenuine(`${head}.${body}`), isGenuine(`${head}.${body}x`)]).toEqual([true, false]);
});
