import { ConnectorFault, type FaultKind } from '@zhidan/core/channels/connector-fault.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import { withoutSecrets } from '@zhidan/core/channels/without-secrets.ts';

/** Whose call it is; without a grant the app calls for itself. `secrets`: what the call sends and a fault's words must not repeat. */
export type CallAs = Readonly<{ app: ShopAccess['app']; grant: ShopAccess['grant'] | null; secrets?: readonly string[] }>;

/** What the gateway's codes mean to us. Source: platforms/jd.md §2; only 19 is confirmed by more than one source, the rest is unverified. */
export const faultKinds: Readonly<Record<string, FaultKind>> = {
  '2': 'invalid_request',
  '3': 'invalid_request',
  '4': 'invalid_request',
  '5': 'invalid_request',
  '6': 'invalid_request',
  '7': 'transient',
  '8': 'transient',
  '10': 'permission',
  '11': 'invalid_request',
  '12': 'invalid_request',
  '18': 'auth_expired',
  '19': 'auth_expired',
  '20': 'invalid_request',
  '21': 'invalid_request',
  '22': 'invalid_request',
  '23': 'invalid_request',
  '25': 'transient',
  '65': 'transient',
  '66': 'transient',
  '67': 'transient',
  '2001': 'permission',
};

/** The numbers for "too often" differ between reports; the words agree. */
const throttledWords = /超限|频率/u;
const pauseMs = 60_000;

export type Refusal = Readonly<{ code: string; words: string }>;

/** A refusal of the gateway, or (`business`) of the call inside it. */
export function faultOf({ code, words }: Refusal, as: CallAs, layer: 'gateway' | 'business' = 'gateway'): ConnectorFault {
  const isThrottled = throttledWords.test(words);
  const kind = isThrottled ? 'throttled' : layer === 'business' ? 'business' : (faultKinds[code] ?? 'unknown');
  return new ConnectorFault({
    kind,
    platformCode: code,
    platformWords: withoutSecrets(withoutSent(words, as), as),
    ...(isThrottled ? { retryAfterMs: pauseMs } : {}),
  });
}

const withoutSent = (words: string, { secrets = [] }: CallAs): string =>
  secrets.reduce((text, secret) => (secret === '' ? text : text.replaceAll(secret, '***')), words);
