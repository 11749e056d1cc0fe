import type { PrintBatchView, startReprint as contract } from '@zhidan/core/printing/api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { claimReprint } from '../../fulfillment/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { makeBatch } from './make-batch.ts';

/**
 * Claims labels that were printed before, for a reason. Of several parcels only those that are named.
 * @throws Refused `print_batch.id_taken`
 */
export function startReprint(tx: Tx, ask: Asked<InputOf<typeof contract>>): Promise<PrintBatchView> {
  const { by, now, reason } = ask;
  const wanted = new Set(ask.waybillNos);
  return makeBatch(tx, { ...ask, kind: 'reprint' }, async (ids) => {
    const claims = await claimReprint(tx, { by, now, ids, reason });
    if (wanted.size === 0) return claims;
    return claims.map((claim) =>
      claim.isClaimed ? { ...claim, parcels: claim.parcels.filter(({ waybillNo }) => wanted.has(waybillNo)) } : claim,
    );
  });
}
