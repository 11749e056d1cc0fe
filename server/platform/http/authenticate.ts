import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Merchant } from '../merchant.ts';

/** Who a request turned out to come from, and how they proved it. */
export type Visitor = Readonly<{
  caller: Caller;
  /** a browser sends its session by itself, also when another site asks it to; a key is only sent on purpose */
  by: 'session' | 'api_key';
  /** answered instead of `access.denied` while the caller has to do something else first */
  heldBack?: string;
}>;

/** The two headers by which a request can prove who sends it. */
export type Proof = Readonly<{
  cookie: string | undefined;
  authorization: string | undefined;
  now: Instant;
  /** nobody did anything: a stream that looks again whether it may go on; leaves the idle time running */
  isBackground?: boolean;
}>;

/** Finds the visitor behind a request; null when it proves nothing. The platform knows no people, so main.ts passes this in. */
export type Authenticate = (merchant: Merchant, proof: Proof) => Promise<Visitor | null>;

/** Told of each refused access, to write it down where it matters. */
export type TellRefusedAccess = (
  merchant: Merchant,
  denied: Readonly<{ caller: Caller; permission: string; endpoint: string; now: Instant }>,
) => Promise<void>;
