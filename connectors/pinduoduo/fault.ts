import { ConnectorFault, type FaultKind } from '@zhidan/core/channels/connector-fault.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import type { ShopAccess } from '@zhidan/core/channels/shop-grant.ts';
import { withoutSecrets } from '@zhidan/core/channels/without-secrets.ts';

/** Whose call it is; without a grant the app calls for itself. `secrets`: what the call sends and a fault's words must not repeat. */
export type CallAs = Readonly<{ app: ShopAccess['app']; grant: ShopAccess['grant'] | null; secrets?: readonly string[] }>;

type FaultRow = Readonly<{ from: number; to: number; kind: FaultKind; retryAfterMs?: number }>;

/**
 * What the platform's error codes mean to us. Source: platforms/pinduoduo.md §2, logistics.md §5; only 10019, 52101–52103 and 70031 are
 * confirmed by more than one source, the pauses are ours (limits are counted per 10 s and per minute there).
 */
export const faultRows: readonly FaultRow[] = [
  { from: 10_019, to: 10_019, kind: 'auth_expired' },
  { from: 10_000, to: 10_018, kind: 'invalid_request' },
  { from: 20_004, to: 20_005, kind: 'invalid_request' },
  { from: 20_031, to: 20_031, kind: 'permission' },
  { from: 20_032, to: 20_032, kind: 'auth_expired' },
  { from: 21_001, to: 21_002, kind: 'invalid_request' },
  { from: 30_000, to: 30_001, kind: 'permission' },
  { from: 40_001, to: 40_003, kind: 'auth_expired' },
  { from: 52_101, to: 52_101, kind: 'throttled', retryAfterMs: 10_000 },
  { from: 52_102, to: 52_103, kind: 'transient' },
  { from: 50_000, to: 52_004, kind: 'business' },
  { from: 70_031, to: 70_031, kind: 'throttled', retryAfterMs: 10_000 },
  { from: 70_032, to: 70_036, kind: 'throttled', retryAfterMs: 600_000 }, // quotas of the day or the app
];

const withoutSent = (words: string, { secrets = [] }: CallAs): string =>
  secrets.reduce((text, secret) => (secret === '' ? text : text.replaceAll(secret, '***')), words);

/** An `error_response` as a fault with the platform's own code and words. */
export function faultOf(error: Part, as: CallAs): ConnectorFault {
  const code = read.text(error, 'error_code');
  const number = Number(code);
  const row = faultRows.find(({ from, to }) => from <= number && number <= to);
  const words = [read.text(error, 'error_msg'), read.text(error, 'sub_msg')].filter(Boolean);
  return new ConnectorFault({
    kind: row?.kind ?? 'unknown',
    platformCode: code,
    platformWords: withoutSecrets(withoutSent([...new Set(words)].join(': '), as), as),
    ...(row?.retryAfterMs === undefined ? {} : { retryAfterMs: row.retryAfterMs }),
  });
}
