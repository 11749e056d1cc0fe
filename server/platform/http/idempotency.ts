import { createHash } from 'node:crypto';
import { canonicalJson, toJson } from '@zhidan/core/kernel/canonical-json.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Db, Tx } from '../db/database.ts';
import { sendAhead } from '../db/in-one-turn.ts';
import { inTransaction } from '../db/in-transaction.ts';
import type { Merchant } from '../merchant.ts';
import type { Vault } from '../secrets/vault.ts';

/** How long an answer is kept to be repeated: longer than any client goes on trying. */
const answerLifeMs = 24 * 3_600_000;

const sealPurpose = 'idempotency_keys.answer';

/** One request under its caller's key. Keys of different callers do not meet. */
export type KeyedRequest = Readonly<{ caller: string; key: string; endpoint: string; input: unknown; now: Instant }>;

export type Answered = Readonly<{ answer: unknown; isRepeated: boolean }>;

/** @throws Refused `idempotency.key_required` */
export function requiredKey(header: string | string[] | undefined): string {
  if (typeof header !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(header)) throw new Refused('idempotency.key_required');
  return header;
}

/**
 * Runs work once under a key, in one transaction with the key and the answer: a repeated request gets the first answer.
 * Two at the same moment: the second waits at the primary key until the first has committed. A refused or failed
 * command leaves no key, so it can be tried again.
 * @throws Refused `idempotency.key_reused` when the key came with other content before
 */
export function once(merchant: Merchant, request: KeyedRequest, work: (tx: Tx) => Promise<unknown>): Promise<Answered> {
  const { vault } = merchant;
  const fingerprint = fingerprintOf(vault, request);
  return inTransaction(merchant.db, async (tx) => {
    if (!(await claim(tx, request, fingerprint))) return { answer: await firstAnswer(tx, vault, request, fingerprint), isRepeated: true };
    const answer = await work(tx);
    const kept = tx
      .updateTable('idempotency_keys')
      .set({ answer: vault.seal(sealPurpose, JSON.stringify(answer)) })
      .where('caller', '=', request.caller)
      .where('key', '=', request.key);
    await sendAhead(tx, kept.compile());
    return { answer, isRepeated: false };
  });
}

/** Deletes keys past their life; answers how many. */
export async function forgetOldKeys(db: Db, now: Instant): Promise<number> {
  const deleted = await db.deleteFrom('idempotency_keys').where('kept_at', '<', plusMs(now, -answerLifeMs)).executeTakeFirst();
  return Number(deleted.numDeletedRows);
}

/** A keyed hash, because an input may hold a password and a plain one could be guessed from the table. */
function fingerprintOf(vault: Vault, { endpoint, input }: KeyedRequest): Buffer {
  const digest = createHash('sha256')
    .update(canonicalJson(toJson(input)))
    .digest('base64');
  return vault.blindIndex('idempotency_keys.fingerprint', `${endpoint} ${digest}`);
}

/** False when the key is taken, after waiting for whoever holds it. */
async function claim(tx: Tx, { caller, key, now }: KeyedRequest, fingerprint: Buffer): Promise<boolean> {
  const row = await tx
    .insertInto('idempotency_keys')
    .values({ caller, key, fingerprint, kept_at: now })
    .onConflict((conflict) => conflict.columns(['caller', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  return row !== undefined;
}

async function firstAnswer(tx: Tx, vault: Vault, { caller, key }: KeyedRequest, fingerprint: Buffer): Promise<unknown> {
  const row = await tx
    .selectFrom('idempotency_keys')
    .select(['fingerprint', 'answer'])
    .where('caller', '=', caller)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (!row.fingerprint.equals(fingerprint)) throw new Refused('idempotency.key_reused');
  if (!row.answer) throw new Error(`idempotency key of ${caller} has no answer`); // a committed key has one
  return JSON.parse(vault.open(sealPurpose, row.answer));
}
