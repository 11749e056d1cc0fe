import { ConnectorFault, type FaultKind } from '@zhidan/core/channels/connector-fault.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import { withoutSecrets } from '@zhidan/core/channels/without-secrets.ts';

/** Whose call it is. */
export type CallAs = Readonly<{ app: ShopAccess['app']; grant: ShopAccess['grant'] | null }>;

/** Codes that mean something to the caller; the four-digit ones of the gateway are unverified. Source: platforms/youzan.md §2. */
export const faultKinds: Readonly<Record<string, FaultKind>> = {
  '4001': 'invalid_request',
  '4007': 'permission', // not among the addresses that may call
  '4203': 'auth_expired',
  '4205': 'throttled',
  '4206': 'throttled',
  '40010': 'auth_expired',
  '50000': 'business',
};

/** The gateway does not say how long a limit lasts. */
const pauseMs = 2_000;

/** Nine digits are a business system's own code; four beginning with 5 are the gateway's own trouble. */
function kindOf(code: string): FaultKind {
  return faultKinds[code] ?? (/^\d{8,}$/.test(code) ? 'business' : /^5\d{3}$/.test(code) ? 'transient' : 'unknown');
}

/** One of the three envelopes of failure: new gateway, its own errors, old gateway. */
export function faultOf(answer: Part, as: CallAs): ConnectorFault {
  const gateway = read.part(answer, 'gw_err_resp');
  const old = read.part(answer, 'error_response');
  const code = read.text(gateway, 'err_code') || read.text(old, 'code') || read.text(answer, 'code');
  const words = [
    read.text(gateway, 'err_msg') || read.text(old, 'msg') || read.text(answer, 'message') || read.text(answer, 'msg'),
    read.text(old, 'sub_msg'),
  ];
  const kind = kindOf(code);
  return new ConnectorFault({
    kind,
    platformCode: code || 'no_code',
    platformWords: withoutSecrets(words.filter(Boolean).join(': '), as),
    ...(kind === 'throttled' ? { retryAfterMs: pauseMs } : {}),
  });
}
