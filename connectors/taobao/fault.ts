import type { Part } from '@zhidan/core/channels/part.ts';
import { read } from '@zhidan/core/channels/part.ts';
import { ConnectorFault, type FaultKind } from '@zhidan/core/channels/connector-fault.ts';
import { withoutSecrets } from '@zhidan/core/channels/without-secrets.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';

/** Whose call it is; without a grant the app calls for itself. */
export type CallAs = Readonly<{ app: ShopAccess['app']; grant: ShopAccess['grant'] | null }>;

/** What TOP's error codes mean to us. Source: platforms/taobao.md §2; 20–24, 28–34, 42 and 43 are unverified. */
export const faultKinds: Readonly<Record<string, FaultKind>> = {
  '3': 'transient',
  '7': 'throttled',
  '9': 'invalid_request',
  '10': 'transient',
  '11': 'permission',
  '12': 'permission',
  '21': 'invalid_request',
  '22': 'invalid_request',
  '23': 'invalid_request',
  '24': 'invalid_request',
  '25': 'invalid_request',
  '26': 'auth_expired',
  '27': 'auth_expired',
  '28': 'permission',
  '29': 'permission',
  '30': 'invalid_request',
  '31': 'invalid_request',
  '32': 'invalid_request',
  '33': 'invalid_request',
  '34': 'invalid_request',
  '40': 'invalid_request',
  '41': 'invalid_request',
  '42': 'permission',
  '43': 'invalid_request',
  '53': 'auth_expired',
};

/** Sub-codes that say more than their code, by how they begin. */
const subKinds: readonly (readonly [string, FaultKind])[] = [
  ['isp.', 'transient'],
  ['accesscontrol.', 'throttled'], // unverified
  ['isv.invalid-parameter', 'invalid_request'],
  ['isv.missing-parameter', 'invalid_request'],
  ['isv.', 'business'],
];

/** The pause when TOP does not say how long its ban lasts. */
const banMs = 10_000;

/** An `error_response` as a fault: the sub-code decides where the code is only "remote service error". */
export function faultOf(error: Part, as: CallAs): ConnectorFault {
  const code = read.text(error, 'code');
  const subCode = read.text(error, 'sub_code');
  const words = [read.text(error, 'msg'), read.text(error, 'sub_msg')].filter(Boolean).join(': ');
  const kind = faultKinds[code] ?? subKinds.find(([start]) => subCode.startsWith(start))?.[1] ?? (code === '15' ? 'business' : 'unknown');
  const banSeconds = /(\d+)\s*(?:more\s+)?seconds?/i.exec(words)?.[1];
  return new ConnectorFault({
    kind,
    platformCode: subCode || code,
    platformWords: withoutSecrets(words, as),
    ...(kind === 'throttled' ? { retryAfterMs: banSeconds ? Number(banSeconds) * 1_000 : banMs } : {}),
  });
}
