import { isIP } from 'node:net';
import { ConnectorFault, type FaultKind } from '@zhidan/core/channels/connector-fault.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Message } from '@zhidan/core/notify/messenger.ts';
import { withinBytes } from '@zhidan/core/notify/messenger-text.ts';
import { sealPush, type PushKeys } from './seal-push.ts';
import { vapidHeader, type PushIdentity } from './vapid.ts';

/** A browser of a person, as it subscribed. */
export type PushSubscription = PushKeys & Readonly<{ endpoint: string }>;

/** The code of a subscription that the service no longer knows: it is forgotten. */
export const goneCode = 'gone';

/** A day: a phone that was off still gets it. */
const keptSeconds = 86_400;
const timeoutMs = 15_000;
/** Services refuse more than 4096 bytes sealed. */
const longestBytes = 3_000;

/** Browsers name the address that we post to: a public one, so that nobody makes us knock at our own doors. */
export function isPublicPushAddress(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return (
    protocol === 'https:' &&
    isIP(hostname.replace(/^\[|\]$/gu, '')) === 0 &&
    hostname.includes('.') &&
    !/\.(?:local|internal|localhost)$/u.test(hostname)
  );
}

type Ask = Readonly<{ identity: PushIdentity; contact: string; subscription: PushSubscription; message: Message; now: Instant }>;

/**
 * Posts a message to a browser's push service.
 * @throws ConnectorFault; its code `gone` says that the browser unsubscribed
 */
export async function sendPush({ identity, contact, subscription, message, now }: Ask): Promise<void> {
  const { title, text, url, key } = message;
  const payload = JSON.stringify({ title, text: withinBytes(text, longestBytes - 1_500), url, tag: key });
  const { endpoint } = subscription;
  let answer: Response;
  try {
    answer = await fetch(endpoint, {
      method: 'POST',
      headers: {
        authorization: vapidHeader(identity, { endpoint, contact, now }),
        'content-encoding': 'aes128gcm',
        'content-type': 'application/octet-stream',
        ttl: String(keptSeconds),
        urgency: 'high',
      },
      body: new Uint8Array(sealPush(payload, subscription)),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch {
    throw new ConnectorFault({ kind: 'transient', platformCode: 'network', platformWords: 'the push service does not answer' });
  }
  await answer.body?.cancel();
  if (answer.ok) return;
  const { status } = answer;
  const isGone = status === 404 || status === 410;
  throw new ConnectorFault({
    kind: isGone ? 'business' : kindOf(status),
    platformCode: isGone ? goneCode : `http_${status}`,
    platformWords: answer.statusText || `HTTP ${status}`,
    ...(status === 429 ? { retryAfterMs: Math.min(Number(answer.headers.get('retry-after')) || 60, 3_600) * 1_000 } : {}),
  });
}

function kindOf(status: number): FaultKind {
  if (status === 429) return 'throttled';
  return status >= 500 ? 'transient' : 'invalid_request';
}
