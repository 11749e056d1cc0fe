import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import type { TrackingAccountId } from '@zhidan/core/tracking/account-api.ts';
import type { Trace } from '@zhidan/core/waybills/tracking-source.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import type { Hook, HookAnswer, HookRequest } from '../../platform/http/hook.ts';
import { keepTogetherOf } from '../../platform/jobs/keep-together.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { traceHookPath } from '../accounts/account-content.ts';
import { accountByDoor, saveHeard } from '../accounts/account-store.ts';
import { trackingSourceOf } from '../accounts/tracking-source-of.ts';
import { takeTraces } from './take-traces.ts';

/** The address that services of traces call: one for each account. */
export const traceHook: Hook = {
  path: traceHookPath,
  words: { 'zh-CN': '物流轨迹推送', en: 'Traces of parcels' },
  bodyLimitBytes: 4_194_304,
  strangerLimit: { name: 'tracking.push', limit: 60, windowMs: 60_000 },
  answer: receiveTraces,
};

/** A service that tells all day is not noted at each telling. */
const heardEveryMs = 60_000;

const nobodyHere: HookAnswer = { outcome: 'stranger', answer: { status: 404, headers: {}, body: '' } };

/** Takes what a service tells and answers in its own words, once it is kept: what is not taken comes again. */
async function receiveTraces(merchant: Merchant, { place, ...request }: HookRequest): Promise<HookAnswer> {
  const { db, vault, log, clock } = merchant;
  const account = await accountByDoor(db, vault, place['door'] ?? '');
  if (!account) return nobodyHere;
  const { id, source, app, heardAt } = account;
  const now = clock();
  const { isGenuine, news, answer } = trackingSourceOf(source).receive(app, request, now);
  if (!isGenuine) {
    log.warn({ source, accountId: id }, 'traces with a wrong signature were refused; are salt and key of the account still right?');
    return { outcome: 'stranger', answer };
  }
  if (news.length === 0) log.warn({ source, accountId: id }, 'a genuine push held no trace that can be read');
  const isHeardAnew = heardAt === null || heardAt < plusMs(now, -heardEveryMs);
  await keepPushes(merchant, [{ told: news.map(({ trace }) => trace), heardId: isHeardAnew ? id : null }]);
  return { outcome: 'accepted', answer };
}

type Pushed = Readonly<{ told: readonly Trace[]; heardId: TrackingAccountId | null }>;

/** Services tell of each parcel by itself, of many in the same moment: one transaction for those that wait. */
const keepPushes = keepTogetherOf<Pushed>(({ db, clock }, pushes) =>
  inTransaction(db, async (tx) => {
    const now = clock();
    await takeTraces(tx, { by: systemCaller('tracking'), now, road: 'push', told: pushes.flatMap(({ told }) => told) });
    for (const id of new Set(pushes.map(({ heardId }) => heardId))) if (id !== null) await saveHeard(tx, id, now);
  }),
);
