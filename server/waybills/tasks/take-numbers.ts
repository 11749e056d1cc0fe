import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { refusedParcel } from '@zhidan/core/waybills/take-together.ts';
import type { WaybillProblem } from '@zhidan/core/waybills/waybill-problem.ts';
import type { TakeOutcome } from '@zhidan/core/waybills/waybill-source.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { keepTogether } from '../../platform/jobs/keep-together.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { accountsServing } from '../accounts/account-store.ts';
import { askAccount } from '../accounts/ask-account.ts';
import { settleTakes, type TakeResult } from './settle-takes.ts';
import { beginTries, dropTasks, saveTroubles, type TriedTask } from './task-store.ts';
import { leaseEnd } from './task-types.ts';
import { openedParcels } from './opened-parcels.ts';
import { batchesOf, type UnaskedWish, type WishBatch } from './wish-batches.ts';
import { wishes, type Wish } from './wish-query.ts';

/** A parcel whose order is held up is looked at again so soon. */
const heldPauseMs = 60_000;
/** Calls side by side in one job. */
const sideBySide = 2;

/**
 * Takes numbers for parcels that are released, account by account, and writes down what came of each. Who dies between the answer and
 * the note of it is followed by somebody who asks again and gets the same numbers.
 */
export async function takeNumbers(
  merchant: Merchant,
  ask: Readonly<{ parcelIds: readonly string[]; signal?: AbortSignal | undefined }>,
): Promise<void> {
  const { db, vault } = merchant;
  const tried = new Map((await beginTries(db, 'take', ask.parcelIds, leaseEnd(merchant.clock()))).map((task) => [task.parcelId, task]));
  if (tried.size === 0) return;
  const found = await wishes(db, vault, [...tried.keys()]);
  const wanted = found.filter(({ state }) => state === 'wanted');
  await layAside(merchant, tried, wanted);
  const ready = wanted.filter(({ mayAsk }) => mayAsk);
  const accounts = await accountsServing(db, vault, [...new Set(ready.map(({ warehouseId }) => warehouseId))]);
  const { batches, unasked } = batchesOf(ready, accounts);
  const task = ({ parcelId }: Wish): TriedTask =>
    tried.get(parcelId) ?? { parcelId, tryCount: 1, beganAt: merchant.clock(), problem: null, triedCarrier: '' };
  await settleTakes(
    merchant,
    unasked.filter(({ problem }) => problem !== null).map((one) => unaskedResult(one, task(one.wish))),
  );
  await waitForPeople(
    merchant,
    unasked.filter(({ problem }) => problem === null),
  );
  const waiting = [...batches];
  const settle = keepTogether<TakeResult>((results) => settleTakes(merchant, results));
  const work = async (): Promise<void> => {
    for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
      ask.signal?.throwIfAborted();
      const { account, wishes: some } = batch;
      const outcomes = new Map((await outcomesOf(merchant, batch, ask.signal)).map((outcome) => [idOf(outcome), outcome]));
      const results = some.flatMap((wish): TakeResult[] => {
        const outcome = outcomes.get(wish.parcelId);
        return outcome ? [{ wish, task: task(wish), accountId: account.id, source: account.source, outcome }] : [];
      });
      await settle(results);
    }
  };
  await Promise.all(Array.from({ length: Math.min(sideBySide, batches.length) }, work));
}

const idOf = (outcome: TakeOutcome): string => (outcome.isTaken ? outcome.waybill.parcelId : outcome.parcelId);

/** Parcels that want no number any more are done; those whose orders are held up wait. */
async function layAside(merchant: Merchant, tried: ReadonlyMap<string, TriedTask>, wanted: readonly Wish[]): Promise<void> {
  const isWanted = new Set(wanted.map(({ parcelId }) => parcelId));
  const done = [...tried.keys()].filter((parcelId) => !isWanted.has(parcelId));
  const held = wanted.filter(({ mayAsk }) => !mayAsk);
  if (done.length === 0 && held.length === 0) return;
  const dueAt = plusMs(merchant.clock(), heldPauseMs);
  await inTransaction(merchant.db, async (tx) => {
    await dropTasks(tx, 'take', done);
    await saveTroubles(
      tx,
      held.map(({ parcelId, carrier }) => ({
        parcelId,
        kind: 'take',
        accountId: null,
        carrier,
        dueAt,
        problem: null,
        platformCode: 'held',
        platformWords: '',
      })),
    );
  });
}

/** Numbers that people type: nothing is tried. */
function waitForPeople(merchant: Merchant, unasked: readonly UnaskedWish[]): Promise<void> {
  return inTransaction(merchant.db, (tx) =>
    saveTroubles(
      tx,
      unasked.map(({ wish: { parcelId, carrier }, accountId }) => ({
        parcelId,
        kind: 'take',
        accountId,
        carrier,
        dueAt: null,
        problem: null,
        platformCode: '',
        platformWords: '',
      })),
    ),
  );
}

function unaskedResult({ wish, accountId, problem, words }: UnaskedWish, task: TriedTask): TakeResult {
  const outcome = { isTaken: false, parcelId: wish.parcelId, problem: problem ?? 'other', platformCode: '', platformWords: words } as const;
  return { wish, task, accountId, source: 'hand', outcome };
}

async function outcomesOf(merchant: Merchant, asked: WishBatch, signal: AbortSignal | undefined): Promise<readonly TakeOutcome[]> {
  const { account, batch } = asked;
  try {
    const parcels = await openedParcels(merchant, asked, signal);
    return await askAccount(merchant, account, (source, outside, access) => source.take(outside, access, { ...batch, parcels }), signal);
  } catch (fault) {
    if (!(fault instanceof ConnectorFault)) throw fault;
    return batch.parcels.map(({ parcelId }): TakeOutcome => {
      const refused = refusedParcel(parcelId, fault, []);
      return refused.isTaken ? refused : { ...refused, problem: problemOfCall(fault, refused.problem) };
    });
  }
}

/** What is wrong with the account as a whole is no parcel's problem. */
function problemOfCall({ kind }: ConnectorFault, told: WaybillProblem): WaybillProblem {
  if (kind === 'auth_expired' || kind === 'permission') return 'account_unusable';
  if (kind === 'unknown') return 'service_down';
  return kind === 'invalid_request' && told === 'other' ? 'account_unusable' : told;
}
