import { lookup } from 'node:dns';
import { request as plainRequest } from 'node:http';
import { request as secureRequest, type RequestOptions } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

const timeoutMs = 10_000;

export type HookRequest = Readonly<{ address: string; headers: Readonly<Record<string, string>>; body: string; signal?: AbortSignal }>;

/** What the other side answered, or null with the reason why there is no answer. */
export type HookAnswer = Readonly<{ status: number | null; words: string }>;

export type HookSender = (ask: HookRequest) => Promise<HookAnswer>;

/**
 * Posts a body to an address. The machine that is spoken to is the one that was looked up and found public: a name that leads into a
 * private network, now or since, is not called. Redirects are not followed, answers are not read.
 */
export function hookSender(mayReach: (ip: string) => boolean = isPublicAddress): HookSender {
  const guarded = guardedLookup(mayReach);
  return ({ address, headers, body, signal }) =>
    new Promise((resolve) => {
      const { protocol, hostname } = new URL(address);
      const host = hostname.replace(/^\[|\]$/gu, '');
      if (isIP(host) !== 0 && !mayReach(host)) return resolve({ status: null, words: privateWords });
      const limit = AbortSignal.timeout(timeoutMs);
      const options: RequestOptions = {
        method: 'POST',
        lookup: guarded,
        agent: false, // a line of its own: one that was opened before the name led elsewhere is not used
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'user-agent': 'zhidan', ...headers },
        signal: signal ? AbortSignal.any([limit, signal]) : limit,
      };
      const sending = (protocol === 'https:' ? secureRequest : plainRequest)(address, options, (answer) => {
        const status = answer.statusCode ?? 0;
        answer.destroy();
        resolve({ status, words: `HTTP ${status}` });
      });
      sending.once('error', (error) => resolve({ status: null, words: reasonOf(error, limit.aborted) }));
      sending.end(body);
    });
}

const privateWords = 'private_address';

class PrivateAddress extends Error {
  readonly code = privateWords;
}

function guardedLookup(mayReach: (ip: string) => boolean): LookupFunction {
  return (hostname, options, done) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const [first] = error ? [] : found;
      if (error || !first) return done(error ?? new Error('no address'), '', 0);
      if (!found.every(({ address }) => mayReach(address))) return done(new PrivateAddress(), '', 0);
      return options.all ? done(null, found) : done(null, first.address, first.family);
    });
}

function reasonOf(error: Error, isLate: boolean): string {
  if (isLate) return 'timeout';
  return 'code' in error ? String(error.code) : error.name;
}
