import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { EventType } from '@zhidan/core/kernel/event.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Tx } from '../db/database.ts';
import type { Merchant } from '../merchant.ts';
import type { Vault } from '../secrets/vault.ts';

/** A journal row as a subscriber gets it. */
export type JournalEvent<Name extends string = string, Payload extends JsonObject = JsonObject> = Readonly<{
  id: string;
  event: Name;
  subjectKind: string;
  subjectId: string;
  at: Instant;
  actorId: string;
  payload: Payload;
}>;

/** What a subscriber works with. The vault opens what is sealed; nothing opened may be written or told. */
export type SubscriberAsk = Readonly<{ by: Caller; now: Instant; vault: Vault }>;

/** Reads the journal in commit order, up to 500 events at a time, in the transaction of its effect: exactly once. */
export type Subscriber = Readonly<{
  /** `notify.on-approval-requested`: module and file; names the cursor, so it never changes */
  name: string;
  on: readonly string[];
  /** where a subscriber that is new to this merchant begins: with all that ever happened, or with what happens next */
  from: 'beginning' | 'now';
  /** events at a time, where more than 500 are worth it */
  atOnce?: number;
  apply(tx: Tx, events: readonly JournalEvent[], ask: SubscriberAsk): Promise<void>;
  /**
   * What a large batch has done in transactions of its own, before `apply` begins: only what counts once when it is done twice.
   * Answers the events that are left for `apply`.
   */
  beside?(merchant: Merchant, events: readonly JournalEvent[], ask: SubscriberAsk): Promise<readonly JournalEvent[]>;
}>;

type Declared<Name extends string, Payload extends JsonObject> = Readonly<{ type: EventType<Name, Payload> }>;

type Apply<Name extends string, Payload extends JsonObject> = (
  tx: Tx,
  events: readonly JournalEvent<Name, Payload>[],
  ask: SubscriberAsk,
) => Promise<void>;

/** Declares a subscriber to one kind of news: `on('notify.on-approval', approvalRequested, 'now', notifyApprovers)`. */
export function on<Name extends string, Payload extends JsonObject>(
  name: string,
  event: Declared<Name, Payload>,
  from: Subscriber['from'],
  apply: Apply<Name, Payload>,
): Subscriber {
  return { name, on: [event.type.name], from, apply };
}
