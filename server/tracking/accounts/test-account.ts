import { carriers } from '@zhidan/core/allocation/carrier.ts';
import { ConnectorFault } from '@zhidan/core/channels/connector-fault.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { say } from '@zhidan/core/kernel/words.ts';
import type { testTrackingAccount as contract } from '@zhidan/core/tracking/account-api.ts';
import { maskedSentence } from '@zhidan/core/tracking/masked-sentence.ts';
import { fetchOutside } from '../../channels/index.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import type { OpenAsk } from '../../platform/http/route.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { carriersOf } from './account-content.ts';
import { saveFault, trackingAccount } from './account-store.ts';
import { trackingSourceOf } from './tracking-source-of.ts';

/**
 * Asks an account's service after a number. That nothing is known of it is an answer too.
 * @throws Refused `tracking_account.not_found`, `tracking_account.carrier_unknown`
 */
export async function testAccount(merchant: Merchant, ask: OpenAsk<typeof contract>): Promise<OutputOf<typeof contract>> {
  const { by, accountId, carrier, waybillNo } = ask;
  if (!by) throw new Refused('session.required');
  const account = await trackingAccount(merchant.db, merchant.vault, accountId);
  if (!account) throw new Refused('tracking_account.not_found', { accountId });
  if (!carriersOf(account).includes(carrier))
    throw new Refused('tracking_account.carrier_unknown', { name: account.name, carrier: say(carriers[carrier].words, by.language) });
  const settle = (fault: ConnectorFault | null) => inTransaction(merchant.db, (tx) => saveFault(tx, accountId, fault, merchant.clock()));
  try {
    const number = { carrier, waybillNo, phone: '', from: '', to: '' };
    const trace = await trackingSourceOf(account.source).query(fetchOutside(merchant.clock), { app: account.app }, number);
    await settle(null);
    return { eventCount: trace?.events.length ?? 0, newest: maskedSentence(trace?.events.at(-1)?.text ?? ''), fault: null };
  } catch (fault) {
    if (!(fault instanceof ConnectorFault)) throw fault;
    if (fault.kind !== 'business') await settle(fault);
    const { kind, platformCode: code, platformWords: words } = fault;
    return { eventCount: 0, newest: '', fault: { kind, code, words, at: merchant.clock() } };
  }
}
