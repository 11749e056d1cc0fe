import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { msBetween, plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { localDateOf } from '@zhidan/core/kernel/local-date.ts';
import { queryPatienceMs, queryPauseMs } from '@zhidan/core/tracking/parcel-watch.ts';
import type { Trace } from '@zhidan/core/waybills/tracking-source.ts';
import { fetchOutside } from '../../channels/index.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { takeQuery, trackingAccounts, type TrackingAccount } from '../accounts/account-store.ts';
import { trackingSourceOf } from '../accounts/tracking-source-of.ts';
import { takeTraces } from '../traces/take-traces.ts';
import { accountFor, settleAccount } from './subscribe-parcels.ts';
import { parcelsToAsk, saveQueries, type AskedParcel } from './watch-store.ts';

const by = systemCaller('tracking');

/** What a query brought: a trace, nothing yet, why not, or that it was not made: the service's limits do not allow it now. */
export type QueryAnswer =
  | Readonly<{ kind: 'answered'; trace: Trace | null }>
  | Readonly<{ kind: 'refused'; fault: ConnectorFault }>
  | Readonly<{ kind: 'not_asked' }>;

/** Asks after parcels that their service has given up. */
export async function queryParcels(
  merchant: Merchant,
  { parcelIds, signal }: Readonly<{ parcelIds: readonly string[]; signal?: AbortSignal | undefined }>,
): Promise<void> {
  for (const parcel of await parcelsToAsk(merchant.db, parcelIds, ['given_up'])) {
    signal?.throwIfAborted();
    await queryParcel(merchant, parcel);
  }
}

/** Asks after one parcel within the limits of its service, and keeps what it says. */
export async function queryParcel(merchant: Merchant, parcel: AskedParcel): Promise<QueryAnswer> {
  const account = accountFor(
    (await trackingAccounts(merchant.db, merchant.vault)).filter(({ isActive }) => isActive),
    parcel,
  );
  const answer: QueryAnswer = account ? await asked(merchant, account, parcel) : { kind: 'not_asked' };
  const now = merchant.clock();
  await inTransaction(merchant.db, async (tx) => {
    if (answer.kind === 'answered' && answer.trace) await takeTraces(tx, { by, now, road: 'query', told: [answer.trace] });
    const wasAsked = answer.kind !== 'not_asked';
    const trouble = answer.kind === 'refused' ? answer.fault.platformWords.slice(0, 300) : null;
    const dueAt = isForgotten(parcel, now) ? null : plusMs(now, queryPauseMs);
    await saveQueries(tx, [{ parcelId: parcel.parcelId, askedAt: wasAsked ? now : null, dueAt, trouble }]);
    if (account && wasAsked && !(answer.kind === 'refused' && answer.fault.kind === 'business'))
      await settleAccount(tx, { account, fault: answer.kind === 'refused' ? answer.fault : null }, now);
  });
  return answer;
}

const isForgotten = ({ lastAt, trackedAt }: AskedParcel, now: Instant): boolean => msBetween(lastAt ?? trackedAt, now) > queryPatienceMs;

async function asked(merchant: Merchant, { id, source: code, app }: TrackingAccount, parcel: AskedParcel): Promise<QueryAnswer> {
  const source = trackingSourceOf(code);
  const now = merchant.clock();
  const { askedAt, carrier, waybillNo, phone, from, to } = parcel;
  const isTooEarly = askedAt !== null && source.queryEveryMs !== null && msBetween(askedAt, now) < source.queryEveryMs;
  const limit = { day: localDateOf(now), limit: source.queriesPerDay };
  if (isTooEarly || !(await takeQuery(merchant.db, id, limit))) return { kind: 'not_asked' };
  try {
    const trace = await source.query(fetchOutside(merchant.clock), { app }, { carrier, waybillNo, phone, from, to });
    return { kind: 'answered', trace };
  } catch (fault) {
    if (fault instanceof ConnectorFault) return { kind: 'refused', fault };
    throw fault;
  }
}
