import { ConnectorFault, type FaultKind } from '@zhidan/core/channels/connector-fault.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import { withoutSecrets } from '@zhidan/core/channels/without-secrets.ts';

/** Whose call it is; without a grant the app calls for itself. */
export type CallAs = Readonly<{ app: ShopAccess['app']; grant: ShopAccess['grant'] | null }>;

/** What the platform's `errcode` means to us. Source: platforms/wechat-shop.md §2. */
export const faultKinds: Readonly<Record<string, FaultKind>> = {
  '-1': 'transient',
  '40001': 'auth_expired',
  '40013': 'permission', // wrong appid
  '40014': 'auth_expired',
  '40097': 'invalid_request',
  '40125': 'permission', // wrong secret
  '40164': 'permission', // our address is not in the list of the shop
  '41001': 'auth_expired',
  '42001': 'auth_expired',
  '43001': 'invalid_request',
  '43002': 'invalid_request',
  '45009': 'throttled',
  '45011': 'throttled',
  '47001': 'invalid_request',
  '48001': 'permission',
  '31042': 'invalid_request',
  '606006': 'invalid_request',
  '10020004': 'invalid_request',
  '10020050': 'permission',
  '10020051': 'invalid_request',
  '10020055': 'invalid_request',
  '10020112': 'throttled',
  '10021059': 'throttled',
};

/** How long to wait: the quota of a day is asked about once an hour, the others are counted by the minute. */
const pausesMs: Readonly<Record<string, number>> = { '45009': 3_600_000 };
const minuteMs = 60_000;

/** The other codes of the shop's own calls have six digits or more and are its no to what was asked. */
const shopCode = /^\d{6,}$/u;

/** An answer whose `errcode` is not 0, as a fault. */
export function faultOf(answer: Part, as: CallAs): ConnectorFault {
  const code = read.text(answer, 'errcode');
  const kind = faultKinds[code] ?? (shopCode.test(code) ? 'business' : 'unknown');
  return new ConnectorFault({
    kind,
    platformCode: code,
    platformWords: withoutSecrets(read.text(answer, 'errmsg'), as),
    ...(kind === 'throttled' ? { retryAfterMs: pausesMs[code] ?? minuteMs } : {}),
  });
}
