import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { msBetween, plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { interceptPatienceMs } from '@zhidan/core/tracking/interception.ts';
import { problemOf } from '@zhidan/core/waybills/waybill-problem.ts';
import { pauseAfter } from '@zhidan/core/waybills/waybill-task.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { accountsById, askAccount, waybillSourceOf } from '../../waybills/index.ts';
import { judgeParcels } from '../alerts/judge-parcels.ts';
import { trackedByIds } from '../traces/tracked-store.ts';
import { saveOutcome, wantedInterceptions, type InterceptionOutcome, type WantedInterception } from './interception-store.ts';
import { tellInterceptions } from './tell-interceptions.ts';

const by = systemCaller('tracking');

/** Asks the service that gave a parcel's number to call it back. One that cannot is a person's telephone call. */
export async function interceptParcelOutside(
  merchant: Merchant,
  { parcelId, signal }: Readonly<{ parcelId: string; signal?: AbortSignal | undefined }>,
): Promise<void> {
  const [wanted] = await wantedInterceptions(merchant.db, [parcelId]);
  if (!wanted) return;
  const outcome = await asked(merchant, wanted, signal);
  const now = merchant.clock();
  await inTransaction(merchant.db, async (tx) => {
    const [parcel] = await trackedByIds(tx, [parcelId]);
    if (!(await saveOutcome(tx, outcome, now)) || outcome.state === 'wanted' || !parcel) return;
    await tellInterceptions(tx, { by, now }, [{ parcel, state: outcome.state, reason: outcome.words }]);
    await judgeParcels(tx, { by, now, parcelIds: [parcelId] });
  });
}

async function asked(merchant: Merchant, wanted: WantedInterception, signal: AbortSignal | undefined): Promise<InterceptionOutcome> {
  const { parcelId, accountId, carrier, waybillNo, orderNoThere } = wanted;
  const [account] = accountId ? await accountsById(merchant.db, merchant.vault, [accountId]) : [];
  const canIntercept = account !== undefined && account.source !== 'hand' && waybillSourceOf(account.source)?.intercept !== null;
  if (!canIntercept) return { parcelId, state: 'impossible', words: '', dueAt: null };
  try {
    await askAccount(
      merchant,
      account,
      async (source, outside, access) =>
        source.intercept?.(outside, access, { carrier, waybillNo, orderNoThere, kind: 'return', to: null }),
      signal,
    );
    return { parcelId, state: 'asked', words: '', dueAt: null };
  } catch (fault) {
    if (!(fault instanceof ConnectorFault)) throw fault;
    return { parcelId, ...afterFault(wanted, fault, merchant.clock()), words: fault.platformWords.slice(0, 300) };
  }
}

/** A no is a no; a service that is away is asked again while that may still help. */
function afterFault(
  { wantedAt, tryCount }: WantedInterception,
  fault: ConnectorFault,
  now: Instant,
): Pick<InterceptionOutcome, 'state' | 'dueAt'> {
  const isNo = fault.kind === 'business' || fault.kind === 'invalid_request';
  // services without codes for it say in words that they are away
  const isFinal = (isNo && problemOf([], fault) !== 'service_down') || msBetween(wantedAt, now) > interceptPatienceMs;
  if (isFinal) return { state: 'refused', dueAt: null };
  return { state: 'wanted', dueAt: plusMs(now, Math.max(pauseAfter(tryCount + 1), fault.retryAfterMs ?? 0)) };
}
