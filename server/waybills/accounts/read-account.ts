import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { readWaybillAccount as contract, SubscriptionView, WaybillAccountId } from '@zhidan/core/waybills/account-api.ts';
import { lowBalances } from '@zhidan/core/waybills/low-balances.ts';
import { waybillAccountRead, waybillBalanceLow } from '@zhidan/core/waybills/waybill-event.ts';
import type { WaybillSubscription } from '@zhidan/core/waybills/waybill-source.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import type { OpenAsk } from '../../platform/http/route.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { saveReading, waybillAccount, waybillAccountForUpdate, type WaybillAccount } from './account-store.ts';
import { askAccount } from './ask-account.ts';

type Answer = OutputOf<typeof contract>;

/**
 * Asks an account's service what there is, and keeps the answer. Of carriers that have fewer numbers left than the merchant wants it is
 * told once. What the service said before stays when it does not answer.
 * @throws Refused `waybill_account.not_found`, `waybill_account.by_hand`
 */
export async function readAccount(
  merchant: Merchant,
  { accountId, by, signal }: Pick<Asked, 'by'> & Readonly<{ accountId: WaybillAccountId; signal?: AbortSignal }>,
): Promise<Answer> {
  const account = await waybillAccount(merchant.db, merchant.vault, accountId);
  if (!account) throw new Refused('waybill_account.not_found', { accountId });
  if (account.source === 'hand') throw new Refused('waybill_account.by_hand', { name: account.name });
  const answer = await asked(merchant, account, signal);
  const now = merchant.clock();
  await inTransaction(merchant.db, async (tx) => {
    const before = await waybillAccountForUpdate(tx, merchant.vault, accountId);
    if (!before) return;
    const subscriptions = answer.fault ? null : answer.subscriptions;
    const low = lowBalances({ ...before, subscriptions: subscriptions ?? before.subscriptions });
    const lowCarriers = low.map(({ carrier }) => carrier);
    await saveReading(tx, { id: accountId, subscriptions, lowCarriers, fault: answer.fault }, now);
    const isOther = (before.fault?.code ?? null) !== (answer.fault?.code ?? null) || before.readAt === null;
    const fresh = low.filter(({ carrier }) => !before.lowCarriers.includes(carrier));
    await emit(tx, { by, now }, [
      ...(isOther
        ? [
            waybillAccountRead({
              subjectId: accountId,
              payload: { subscriptionCount: answer.subscriptions.length, faultCode: answer.fault?.code ?? null },
            }),
          ]
        : []),
      ...(subscriptions && fresh.length > 0
        ? [waybillBalanceLow({ subjectId: accountId, payload: { carriers: [...fresh], lowBalance: before.lowBalance } })]
        : []),
    ]);
  });
  return answer;
}

/** The same for a person who looks. @throws Refused `waybill_account.not_found`, `waybill_account.by_hand` */
export function readAccountNow(merchant: Merchant, { by, accountId }: OpenAsk<typeof contract>): Promise<OutputOf<typeof contract>> {
  if (!by) throw new Refused('session.required');
  return readAccount(merchant, { by, accountId });
}

async function asked(merchant: Merchant, account: WaybillAccount, signal: AbortSignal | undefined): Promise<Answer> {
  try {
    const found = await askAccount(merchant, account, (source, outside, access) => source.subscriptions(outside, access, null), signal);
    return { subscriptions: found.map(shown), fault: null };
  } catch (fault) {
    if (!(fault instanceof ConnectorFault)) throw fault;
    const { kind, platformCode: code, platformWords: words } = fault;
    return { subscriptions: [...account.subscriptions], fault: { kind, code, words, at: merchant.clock() } };
  }
}

/** Of a sender the address alone: who hands over is the warehouse's own person. */
function shown({ senders, ...subscription }: WaybillSubscription): SubscriptionView {
  return {
    ...subscription,
    accountNos: [...subscription.accountNos],
    senders: senders.map(({ province, city, district, town, detail }) => ({ province, city, district, town, detail })),
  };
}
