import { carriers } from '@zhidan/core/allocation/carrier.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { msBetween, plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { pauseAfter } from '@zhidan/core/waybills/waybill-task.ts';
import type { WaybillProblem } from '@zhidan/core/waybills/waybill-problem.ts';
import { recordVoided } from '../../fulfillment/index.ts';
import { raiseExceptions } from '../../orders/index.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { accountsById, type WaybillAccount } from '../accounts/account-store.ts';
import { askAccount } from '../accounts/ask-account.ts';
import { beginTries, dropTasks, ordersOfParcels, saveTroubles, type TaskTrouble, type TriedTask } from './task-store.ts';
import { leaseEnd } from './task-types.ts';
import { unwantedNumbers, type UnwantedNumber } from './void-query.ts';

/** A service that is away for longer is a person's matter. */
const patienceMs = 24 * 3_600_000;
const by = systemCaller('waybills');

/** Gives numbers back to where they came from. One that a person typed, or whose account is unknown, has nobody to give it back to. */
export async function voidNumbers(
  merchant: Merchant,
  ask: Readonly<{ parcelIds: readonly string[]; signal?: AbortSignal | undefined }>,
): Promise<void> {
  const { db, vault } = merchant;
  const tried = await beginTries(db, 'void', ask.parcelIds, leaseEnd(merchant.clock()));
  const numbers = new Map(
    (
      await unwantedNumbers(
        db,
        tried.map(({ parcelId }) => parcelId),
      )
    ).map((number) => [number.parcelId, number]),
  );
  const accounts = new Map(
    (
      await accountsById(
        db,
        vault,
        [...numbers.values()].flatMap(({ accountId }) => accountId ?? []),
      )
    ).map((account) => [account.id as string, account]),
  );
  for (const task of tried) {
    ask.signal?.throwIfAborted();
    const number = numbers.get(task.parcelId);
    const account = accounts.get(number?.accountId ?? '');
    const fault = number && account && account.source !== 'hand' ? await faultOfCancel(merchant, { account, number }, ask.signal) : null;
    if (fault === null || number === undefined) await settleVoided(merchant, task.parcelId);
    else await settleRefused(merchant, { task, number, fault });
  }
}

async function faultOfCancel(
  merchant: Merchant,
  { account, number }: Readonly<{ account: WaybillAccount; number: UnwantedNumber }>,
  signal: AbortSignal | undefined,
): Promise<ConnectorFault | null> {
  const { carrier, waybillNo, parcelId, orderNoThere } = number;
  try {
    await askAccount(
      merchant,
      account,
      (source, outside, access) => source.cancel(outside, access, { carrier, waybillNo, parcelId, orderNoThere }),
      signal,
    );
    return null;
  } catch (fault) {
    if (fault instanceof ConnectorFault) return fault;
    throw fault;
  }
}

/** The number is free; of a parcel that wanted nothing back only the task ends. */
function settleVoided(merchant: Merchant, parcelId: string): Promise<void> {
  return inTransaction(merchant.db, async (tx) => {
    await recordVoided(tx, { by, now: merchant.clock(), parcelIds: [parcelId] });
    await dropTasks(tx, 'void', [parcelId]);
  });
}

type RefusedVoid = Readonly<{ task: TriedTask; number: UnwantedNumber; fault: ConnectorFault }>;

/** A service that is away is asked again; a no is a person's matter: mostly the parcel was picked up. */
function settleRefused(merchant: Merchant, { task, number, fault }: RefusedVoid): Promise<void> {
  const now = merchant.clock();
  const dueAt = nextTry(fault, task, now);
  const { parcelId, accountId, carrier, waybillNo } = number;
  const problem: WaybillProblem = isFinal(fault) ? 'other' : isMendable(fault) ? 'account_unusable' : 'service_down';
  const platformWords = fault.platformWords.slice(0, 300);
  const trouble: TaskTrouble = {
    parcelId,
    kind: 'void',
    accountId,
    carrier,
    dueAt,
    problem,
    platformCode: fault.platformCode.slice(0, 100),
    platformWords,
  };
  return inTransaction(merchant.db, async (tx) => {
    if (dueAt === null) {
      const detail = { carrier: carriers[carrier].words['zh-CN'], waybillNo, words: platformWords };
      await raiseExceptions(
        tx,
        { by, now },
        (await ordersOfParcels(tx, [parcelId])).map((orderId) => ({ orderId, kind: 'void_refused', detail })),
      );
    }
    await saveTroubles(tx, [trouble]);
  });
}

const isMendable = ({ kind }: ConnectorFault): boolean => kind === 'auth_expired' || kind === 'permission';
/** Asked again it says the same; some services call a parcel that was picked up a wrong parameter. */
const isFinal = ({ kind }: ConnectorFault): boolean => kind === 'business' || kind === 'invalid_request';

function nextTry(fault: ConnectorFault, { tryCount, beganAt }: TriedTask, now: Instant): Instant | null {
  if (isFinal(fault) || msBetween(beganAt, now) > patienceMs) return null;
  return plusMs(now, isMendable(fault) ? 10 * 60_000 : pauseAfter(tryCount));
}
