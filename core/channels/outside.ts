import type { Clock } from '../kernel/instant.ts';

/** One HTTP request to a platform, as bytes go over the wire. */
export type OutsideRequest = Readonly<{
  method: 'GET' | 'POST';
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** the caller gives up after this long, default 15 000 */
  timeoutMs?: number;
}>;

export type OutsideAnswer = Readonly<{ status: number; headers: Readonly<Record<string, string>>; text: string }>;

/** The only road from a connector to the network and the clock. A time-out or a broken line throws ConnectorFault `transient`. */
export type Outside = Readonly<{
  send(request: OutsideRequest): Promise<OutsideAnswer>;
  now: Clock;
  /** ten or more random bytes in lower-case hex, for nonces and request ids */
  nonce(): string;
}>;
