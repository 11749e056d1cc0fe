import { ConnectorFault } from '../channels/connector-fault.ts';
import type { ChannelApp } from '../channels/shop-grant.ts';
import { withoutSecrets } from '../channels/without-secrets.ts';
import type { MessengerRefusals } from './messenger.ts';

type Said = Readonly<{ code: string; words: string; app: ChannelApp; token?: string; pauseMs?: number }>;

/** A messenger's "no" by its table of codes, in its own words without our secrets. */
export function messengerFault(refusals: MessengerRefusals, { code, words, app, token = '', pauseMs = 60_000 }: Said): ConnectorFault {
  const kind = refusals[code]?.kind ?? 'business';
  const shown = withoutSecrets(token.length >= 6 ? words.replaceAll(token, '***') : words, { app });
  return new ConnectorFault({
    kind,
    platformCode: code,
    platformWords: shown,
    ...(kind === 'throttled' ? { retryAfterMs: pauseMs } : {}),
  });
}
