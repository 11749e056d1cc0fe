import { randomBytes } from 'node:crypto';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Outside, OutsideRequest } from '@zhidan/core/channels/outside.ts';
import type { Clock } from '@zhidan/core/kernel/instant.ts';

const usualTimeoutMs = 15_000;
/** Longer answers are cut off as a fault: no platform sends a page of 100 orders above a tenth of this. */
const answerLimitBytes = 64 * 1_048_576;

/** The real network for connectors. A time-out, a broken line or an endless answer is a ConnectorFault `transient`. */
export function fetchOutside(now: Clock): Outside {
  return {
    now,
    nonce: () => randomBytes(16).toString('hex'),
    async send(request) {
      try {
        const answer = await fetch(request.url, initOf(request));
        return { status: answer.status, headers: Object.fromEntries(answer.headers), text: await textOf(answer) };
      } catch (error) {
        throw new ConnectorFault({ kind: 'transient', platformCode: 'network', platformWords: reasonOf(error) });
      }
    },
  };
}

function initOf({ method, headers, body, timeoutMs }: OutsideRequest): RequestInit {
  return {
    method,
    headers: { ...headers },
    ...(body === undefined ? {} : { body }),
    redirect: 'error', // no gateway redirects; one that does would carry our token elsewhere
    signal: AbortSignal.timeout(timeoutMs ?? usualTimeoutMs),
  };
}

async function textOf(answer: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let byteCount = 0;
  for await (const chunk of answer.body ?? []) {
    byteCount += chunk.byteLength;
    if (byteCount > answerLimitBytes) throw new Error(`the answer is longer than ${answerLimitBytes} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** What fetch says without the address: its query carries tokens. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name === 'TimeoutError' ? 'timeout' : error.message;
}
