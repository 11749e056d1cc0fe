import { labelRefusals, orderRefusals, wrongStage } from '@zhidan/core/fulfillment/claim.ts';
import type { ClaimRefusal } from '@zhidan/core/fulfillment/claim-refusal.ts';
import { stagesOnTheFloor } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { lockForClaim } from '../../fulfillment/index.ts';

/**
 * What stands in the way of labels that were claimed before: an order that was held, refunded or withdrawn since. Nothing in the list
 * means that the label may go to the printer; the rows stay locked, so that it is true until the transaction ends.
 */
export async function checkLabels(tx: Tx, by: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, readonly ClaimRefusal[]>> {
  const known = await lockForClaim(tx, by, [...new Set(ids)]);
  return new Map(
    ids.map((id): readonly [string, readonly ClaimRefusal[]] => {
      const facts = known.get(id);
      if (!facts) return [id, [{ code: 'fulfillment.not_found', values: { id } }]];
      if (!stagesOnTheFloor.some((stage) => stage === facts.stage)) return [id, [wrongStage(facts, 'print', by.language)]];
      return [id, [...orderRefusals(facts, by.language), ...labelRefusals(facts)]];
    }),
  );
}
