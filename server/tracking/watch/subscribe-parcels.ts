import { knowsCarrier } from '@zhidan/core/channels/carrier/carrier-codes.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { mendPauseMs, queryPauseMs } from '@zhidan/core/tracking/parcel-watch.ts';
import { trackingAccountRefused } from '@zhidan/core/tracking/tracking-event.ts';
import { pauseAfter } from '@zhidan/core/waybills/waybill-task.ts';
import { fetchOutside } from '../../channels/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { callbackUrlOf } from '../accounts/account-content.ts';
import { saveFault, trackingAccounts, type TrackingAccount } from '../accounts/account-store.ts';
import { trackingSourceOf } from '../accounts/tracking-source-of.ts';
import { parcelsToAsk, saveOutcomes, type AskedParcel, type WatchOutcome } from './watch-store.ts';

const by = systemCaller('tracking');

/** Whether the account is to blame, by what one of its calls said; undefined: that call tells nothing about it. */
export type AccountWord = Readonly<{ account: TrackingAccount; fault: ConnectorFault | null }>;

/** Asks services to tell of these parcels. Asked twice is no failure, so what broke off is simply asked again. */
export async function subscribeParcels(
  merchant: Merchant,
  { parcelIds, signal }: Readonly<{ parcelIds: readonly string[]; signal?: AbortSignal | undefined }>,
): Promise<void> {
  const parcels = await parcelsToAsk(merchant.db, parcelIds, ['wanted']);
  if (parcels.length === 0) return;
  const accounts = (await trackingAccounts(merchant.db, merchant.vault)).filter(({ isActive }) => isActive);
  const outcomes: WatchOutcome[] = [];
  const words = new Map<string, AccountWord>();
  for (const parcel of parcels) {
    signal?.throwIfAborted();
    const account = accountFor(accounts, parcel);
    const fault = account ? await faultOfSubscribe(merchant, account, parcel) : null;
    outcomes.push(outcomeOf(parcel, { account, fault, now: merchant.clock() }));
    if (account && fault?.kind !== 'business') words.set(account.id, { account, fault });
  }
  await inTransaction(merchant.db, async (tx) => {
    await saveOutcomes(tx, outcomes);
    for (const word of words.values()) await settleAccount(tx, word, merchant.clock());
  });
}

/** The oldest account whose service knows the carrier; one that answered the last time before one that did not. */
export function accountFor(accounts: readonly TrackingAccount[], { carrier }: Pick<AskedParcel, 'carrier'>): TrackingAccount | null {
  const able = accounts.filter(({ source, app }) => knowsCarrier(trackingSourceOf(source).carrierCodes, app, carrier));
  return able.find(({ fault }) => fault === null) ?? able[0] ?? null;
}

async function faultOfSubscribe(merchant: Merchant, account: TrackingAccount, parcel: AskedParcel): Promise<ConnectorFault | null> {
  const { carrier, waybillNo, phone, from, to } = parcel;
  const ask = { carrier, waybillNo, phone, from, to, callbackUrl: callbackUrlOf(account) };
  try {
    await trackingSourceOf(account.source).subscribe(fetchOutside(merchant.clock), { app: account.app }, ask);
    return null;
  } catch (fault) {
    if (fault instanceof ConnectorFault) return fault;
    throw fault;
  }
}

/** Asked again so often, what the service calls a wrong request is wrong about the parcel. */
const wrongTries = 3;

function outcomeOf(
  { parcelId, tryCount }: AskedParcel,
  { account, fault, now }: Readonly<{ account: TrackingAccount | null; fault: ConnectorFault | null; now: Instant }>,
): WatchOutcome {
  const base = { parcelId, accountId: account?.id ?? null, trouble: fault?.platformWords.slice(0, 300) ?? null, isTried: fault !== null };
  if (!account) return { ...base, watch: 'none', dueAt: null };
  if (!fault) return { ...base, watch: 'on', dueAt: null };
  const isOfParcel = fault.kind === 'business' || (fault.kind === 'invalid_request' && tryCount >= wrongTries);
  if (isOfParcel) return { ...base, watch: 'given_up', dueAt: plusMs(now, queryPauseMs) };
  const pauseMs = isOfAccount(fault) ? mendPauseMs : Math.max(pauseAfter(tryCount + 1), fault.retryAfterMs ?? 0);
  return { ...base, watch: 'wanted', dueAt: plusMs(now, pauseMs) };
}

const isOfAccount = ({ kind }: ConnectorFault): boolean => kind === 'auth_expired' || kind === 'permission' || kind === 'invalid_request';

/** Keeps what an account's service said, and tells once that it refuses. */
export async function settleAccount(tx: Tx, { account, fault }: AccountWord, now: Instant): Promise<void> {
  const isOther = await saveFault(tx, account.id, fault, now);
  if (!isOther || fault === null || !isOfAccount(fault)) return;
  await emit(tx, { by, now }, [
    trackingAccountRefused({ subjectId: account.id, payload: { name: account.name, code: fault.platformCode.slice(0, 100) } }),
  ]);
}
