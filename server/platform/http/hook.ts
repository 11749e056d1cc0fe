import type { Words } from '@zhidan/core/kernel/words.ts';
import type { Merchant } from '../merchant.ts';
import type { AttemptLimit } from './attempt-limit.ts';

/** What another system sent, as it came: signatures are over the bytes of the body. */
export type HookRequest = Readonly<{
  method: 'GET' | 'POST';
  /** the `:name` parts of the path */
  place: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  headers: Readonly<Record<string, string>>;
  body: string;
}>;

/** What goes back word for word, and what it was: `stranger`s are counted, and shut out when they come too often. */
export type HookAnswer = Readonly<{
  outcome: 'accepted' | 'stranger';
  answer: Readonly<{ status: number; headers: Readonly<Record<string, string>>; body: string }>;
}>;

/**
 * A door for other systems that speak their own language: no session, no idempotency key, the body raw and the answer theirs.
 * Nobody signs in here: what comes in has to prove itself, by its signature. Each is named with its proof in `hookProofs`
 * of scripts/architecture/contract-rules.ts.
 */
export type Hook = Readonly<{
  /** `/hooks/channels/:door` */
  path: `/hooks/${string}`;
  words: Words;
  bodyLimitBytes: number;
  /** requests of strangers from one address at one place that are answered; more are turned away unread */
  strangerLimit: AttemptLimit;
  answer(merchant: Merchant, request: HookRequest): Promise<HookAnswer>;
}>;
