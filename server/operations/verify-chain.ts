import type { verifyJournal as contract } from '@zhidan/core/operations/api.ts';
import { journalVerified } from '@zhidan/core/operations/operations-event.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Exchange, OpenAsk } from '../platform/http/route.ts';
import { emit } from '../platform/journal/emit.ts';
import { verifyJournal } from '../platform/journal/verify-journal.ts';
import type { Merchant } from '../platform/merchant.ts';

/** Recomputes the hash chain, of one subject or of all; reads for long and therefore outside any transaction. Who looked is journaled. */
export async function verifyChain(
  merchant: Merchant,
  ask: OpenAsk<typeof contract>,
  exchange: Exchange,
): Promise<OutputOf<typeof contract>> {
  const { by, now, subjectKind, subjectId } = ask;
  if (!by) throw new Refused('session.required');
  const { checkedCount, subjectCount, brokenCount, broken } = await verifyJournal(merchant.db, { subjectKind, subjectId });
  return exchange.once(async (tx) => {
    await emit(tx, { by, now }, [journalVerified({ subjectId: subjectId ?? 'all', payload: { checkedCount, brokenCount } })]);
    return { checkedCount, subjectCount, broken: [...broken] };
  });
}
