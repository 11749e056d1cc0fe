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
import { accountFor, settleAccount, type AccountWord } from './subscribe-parcels.ts';
import { parcelsToAsk, saveQueries, type AskedParcel, type QueryOutcome } from './watch-store.ts';

const by = systemCaller('tracking');

/** What a query brought: a trace, nothing yet, why not, or that it was not made: the service's limits do not allow it now. */
export type QueryAnswer =
  | Readonly<{ kind: 'answered'; trace: Trace | null }>
  | Readonly<{ kind: 'refused'; fault: ConnectorFault }>
  | Readonly<{ kind: 'not_asked' }>;

/** Asks after parcels that their service has given up. Accounts are read once, and what all of them brought is kept in one transaction. */
export async function queryParcels(
  merchant: Merchant,
  { parcelIds, signal }: Readonly<{ parcelIds: readonly string[]; signal?: AbortSignal | undefined }>,
): Promise<void> {
  const parcels = await parcelsToAsk(merchant.db, parcelIds, ['given_up']);
  if (parcels.length === 0) return;
  const accounts = await activeAccounts(merchant);
  const queries: Query[] = [];
  try {
    for (const parcel of parcels) {
      signal?.throwIfAborted();
      queries.push(await ask(merchant, accounts, parcel));
    }
  } finally {
    await keep(merchant, queries); // also what came before the time was over
  }
}

/** Asks after one parcel within the limits of its service, and keeps what it says. */
export async function queryParcel(merchant: Merchant, parcel: AskedParcel): Promise<QueryAnswer> {
  const query = await ask(merchant, await activeAccounts(merchant), parcel);
  await keep(merchant, [query]);
  return query.answer;
}

type Query = Readonly<{ parcel: AskedParcel; account: TrackingAccount | null; answer: QueryAnswer }>;

async function activeAccounts({ db, vault }: Merchant): Promise<readonly TrackingAccount[]> {
  return (await trackingAccounts(db, vault)).filter(({ isActive }) => isActive);
}

async function ask(merchant: Merchant, accounts: readonly TrackingAccount[], parcel: AskedParcel): Promise<Query> {
  const account = accountFor(accounts, parcel);
  return { parcel, account, answer: account ? await asked(merchant, account, parcel) : { kind: 'not_asked' } };
}

async function keep(merchant: Merchant, queries: readonly Query[]): Promise<void> {
  if (queries.length === 0) return;
  const now = merchant.clock();
  const traces = queries.flatMap(({ answer }) => (answer.kind === 'answered' && answer.trace ? [answer.trace] : []));
  await inTransaction(merchant.db, async (tx) => {
    if (traces.length > 0) await takeTraces(tx, { by, now, road: 'query', told: traces });
    await saveQueries(
      tx,
      queries.map((query) => outcomeOf(query, now)),
    );
    for (const word of wordsOf(queries)) await settleAccount(tx, word, now);
  });
}

function outcomeOf({ parcel, answer }: Query, now: Instant): QueryOutcome {
  return {
    parcelId: parcel.parcelId,
    askedAt: answer.kind === 'not_asked' ? null : now,
    dueAt: isForgotten(parcel, now) ? null : plusMs(now, queryPauseMs),
    trouble: answer.kind === 'refused' ? answer.fault.platformWords.slice(0, 300) : null,
  };
}

/** What each account's service said last that tells anything about the account. */
function wordsOf(queries: readonly Query[]): Iterable<AccountWord> {
  const words = new Map<string, AccountWord>();
  for (const { account, answer } of queries) {
    const fault = answer.kind === 'refused' ? answer.fault : null;
    if (account && answer.kind !== 'not_asked' && fault?.kind !== 'business') words.set(account.id, { account, fault });
  }
  return words.values();
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
