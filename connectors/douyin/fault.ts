import { ConnectorFault, type FaultKind } from '@zhidan/core/channels/connector-fault.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import { withoutSecrets } from '@zhidan/core/channels/without-secrets.ts';

/** Whose call it is; without a grant the app calls for itself. */
export type CallAs = Readonly<{ app: ShopAccess['app']; grant: ShopAccess['grant'] | null }>;

/** What the codes of an answer mean to us. Source: platforms/douyin.md §2. */
export const faultKinds: Readonly<Record<string, FaultKind>> = {
  '20000': 'transient',
  '30001': 'permission',
  '40001': 'invalid_request',
  '40003': 'invalid_request',
  '50001': 'business',
  '50002': 'auth_expired', // the token service; a refresh token that is over ends here
  '60000': 'throttled',
  '70000': 'invalid_request', // the API was taken off line
  '90000': 'transient',
};

/** Sub-codes that say more than their code, by how they begin. */
export const subKinds: readonly (readonly [string, FaultKind])[] = [
  ['isv.access-token-expired', 'auth_expired'],
  ['isv.access-token-no-existed', 'auth_expired'],
  ['dop.authorization-no-existed', 'auth_expired'],
  ['dop.authorization-closed', 'auth_expired'],
  ['isv.idempotent-id-existed', 'business'],
  ['isv.traffic-limited', 'throttled'],
  ['isp.', 'transient'],
];

/** The platform does not say how long a limit lasts; rates are per second. */
const pauseMs = 2_000;

/** An answer without success as a fault. */
export function faultOf(answer: Part, as: CallAs): ConnectorFault {
  const code = read.text(answer, 'code') || read.text(answer, 'err_no');
  const subCode = read.text(answer, 'sub_code');
  const words = [read.text(answer, 'msg') || read.text(answer, 'message'), read.text(answer, 'sub_msg')].filter(Boolean).join(': ');
  const kind = subKinds.find(([start]) => subCode.startsWith(start))?.[1] ?? faultKinds[code] ?? 'unknown';
  return new ConnectorFault({
    kind,
    platformCode: subCode || code || 'no_code',
    platformWords: withoutSecrets(words, as),
    ...(kind === 'throttled' ? { retryAfterMs: pauseMs } : {}),
  });
}
