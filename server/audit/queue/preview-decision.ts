import type { previewDecision as contract, Decided, HandDecision, PreviewedDecision } from '@zhidan/core/audit/decision-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { inTrial } from '../../platform/db/in-transaction.ts';
import type { OpenAsk } from '../../platform/http/route.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { holdAudit, passAudit, rejectFromFinance, sendToFinance } from './decide-by-hand.ts';
import { queuedParcels } from './queue-query.ts';

/** Stands for the reason that a person will give. */
const anyReason = '预览';

type Ids = PreviewedDecision['id'][];
type Deciding = (tx: Tx, ask: Asked<Readonly<{ ids: Ids; reason: string }>>) => Promise<Decided>;

const decisions: Readonly<Record<HandDecision, Deciding>> = {
  pass: passAudit,
  finance: sendToFinance,
  hold: (tx, ask) => holdAudit(tx, { ...ask, until: null }),
  reject: rejectFromFinance,
};

/** What a decision would make of parcels: it is decided, looked at and taken back. */
export async function previewDecision({ db }: Pick<Merchant, 'db'>, ask: OpenAsk<typeof contract>): Promise<OutputOf<typeof contract>> {
  const { by, now, ids, decision, isForced } = ask;
  if (!by) throw new Refused('session.required');
  const reason = decision === 'pass' && !isForced ? '' : anyReason;
  return inTrial(db, async (tx) => {
    const { items } = await decisions[decision](tx, { by, now, ids, reason });
    const parcels = await queuedParcels(tx, ids);
    return {
      items: items.map(({ id, isDone, words }) => ({
        id,
        becomes: isDone ? ((parcels.get(id)?.stage ?? null) as PreviewedDecision['becomes']) : null,
        words,
      })),
    };
  });
}
