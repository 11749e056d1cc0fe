import { instant, plusMs } from '@zhidan/core/kernel/instant.ts';
import type { DeliveryId } from '@zhidan/core/notify/road.ts';
import { expect, test } from 'vitest';
import { openVault } from '../../platform/secrets/open-vault.ts';
import { linkToken, readLink } from './notice-link.ts';

const vault = openVault('a secret key of this test, 32 characters');
const now = instant('2026-11-11T02:00:00.000Z');
const dayMs = 86_400_000;
const token = linkToken(vault, { deliveryId: 'd' as DeliveryId, place: '/approvals/1', now });

test('a link leads to its page for seven days', () => {
  expect(readLink(vault, token, plusMs(now, 7 * dayMs))).toEqual({ state: 'good', deliveryId: 'd', place: '/approvals/1' });
  expect(readLink(vault, token, plusMs(now, 7 * dayMs + 1_000)).state).toBe('expired');
});

test('a link that was changed, cut, or signed by another key leads nowhere', () => {
  const [body = '', signature = ''] = token.split('.');
  const elsewhere = Buffer.from(JSON.stringify({ d: 'd', p: 'https://evil.example', e: 9e9 })).toString('base64url');
  const other = openVault('another secret key of this test, 32 letters');
  for (const wrong of [`${elsewhere}.${signature}`, body, `${body}.`, `${token}.x`, `${body}.${signature.slice(0, -2)}`, ''])
    expect(readLink(vault, wrong, now).state).toBe('invalid');
  expect(readLink(other, token, now).state).toBe('invalid');
});
