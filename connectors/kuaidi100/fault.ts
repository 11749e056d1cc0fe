import { ConnectorFault, type FaultKind } from '@zhidan/core/channels/connector-fault.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import { withoutSecrets } from '@zhidan/core/channels/without-secrets.ts';
import { withoutContracts } from '@zhidan/core/waybills/contract-lines.ts';

/** What codes mean, the same numbers in every call. Source: logistics.md §8; all but 501 of a subscription and 600–702 are unverified. */
export const faultKinds: Readonly<Record<string, FaultKind>> = {
  '400': 'business', // data incomplete, or no balance
  '408': 'business', // the phone does not fit the number
  '500': 'business', // nothing found; of a subscription: their server
  '501': 'transient',
  '502': 'throttled',
  '503': 'invalid_request', // signature
  '600': 'permission',
  '601': 'permission', // the key is over
  '700': 'invalid_request',
  '701': 'business', // the courier refuses
  '702': 'business', // the courier is not recognised
};

/** A busy service says so without saying for how long. */
const pauseMs = 5_000;

/** An answer without success as a fault, in its own code and words; `own`: codes that mean something else in this call. */
export function faultOf(answer: Part, app: ChannelApp, own: Readonly<Record<string, FaultKind>> = {}): ConnectorFault {
  const code = read.text(answer, 'returnCode') || read.text(answer, 'code') || read.text(answer, 'status');
  const isOfAccount = /签名|验签|sign/i.test(read.text(answer, 'message')); // e-waybills have codes of their own that are not documented
  const kind = own[code] ?? faultKinds[code] ?? (isOfAccount ? 'invalid_request' : /^\d+$/.test(code) ? 'business' : 'unknown');
  return new ConnectorFault({
    kind,
    platformCode: code || 'no_code',
    platformWords: withoutSecrets(withoutContracts(read.text(answer, 'message'), app), { app }),
    ...(kind === 'throttled' ? { retryAfterMs: pauseMs } : {}),
  });
}
