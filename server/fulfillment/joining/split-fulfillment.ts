import { stagesBeforeRelease, fulfillmentStageWords } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { fulfillmentNo } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import { togetherFlagOf } from '@zhidan/core/fulfillment/joining/split-bar.ts';
import { checkParts, type SplitPart } from '@zhidan/core/fulfillment/joining/split-plan.ts';
import { orderFlags } from '@zhidan/core/orders/order-flag.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { joinablesOf, lockJoinables, type Joinable } from './joining-store.ts';
import { scopeOf } from '../scope-query.ts';
import { kept } from './joining-write-store.ts';
import { makeParts } from './make-parts.ts';
import { splitLinesOf } from './split-lines-query.ts';

export type SplitAsk = Asked<Readonly<{ id: string; parts: readonly SplitPart[]; way: string; reason?: string }>>;

/**
 * Splits a fulfillment order into new ones; it stays as it was, with the stage `split`. What it holds of the shelf goes over to
 * the parts without a gap.
 * @returns the parts' ids in the order asked
 */
export async function splitFulfillment(tx: Tx, ask: SplitAsk): Promise<readonly string[]> {
  const whole = await splittable(tx, ask.id, ask);
  const lines = await splitLinesOf(tx, [whole]);
  const parts = orRefuse(checkParts(fulfillmentNo(whole.no), lines.get(whole.id) ?? [], ask.parts));
  const [ids = []] = await makeParts(tx, { ...ask, splits: [{ whole, parts: parts.map((part) => cutLines(whole, part)) }] });
  return ids;
}

/** Locks it. @throws Refused when it may not be split */
async function splittable(tx: Tx, id: string, { by }: Pick<Asked, 'by'>): Promise<Joinable> {
  await lockJoinables(tx, [id]);
  const [whole] = (await joinablesOf(tx, [id])).filter(await scopeOf(tx, by));
  if (!whole) throw new Refused('joining.not_found', { id });
  const no = fulfillmentNo(whole.no);
  if (!stagesBeforeRelease.some((stage) => stage === whole.stage))
    throw new Refused('split.not_waiting', { no, stage: fulfillmentStageWords[whole.stage][by.language] });
  const flag = togetherFlagOf(whole.flags);
  if (flag) throw new Refused('split.ships_together', { no, flag: orderFlags[flag][by.language] });
  return whole;
}

/** The lines of a part: of a line that is cut the pieces follow each other in the order of the parts. */
function cutLines(whole: Joinable, part: SplitPart): readonly Readonly<{ position: number; quantity: number }>[] {
  const order = new Map(kept(whole.lines).map(({ position }, index) => [position, index]));
  return part.toSorted((one, other) => (order.get(one.position) ?? 0) - (order.get(other.position) ?? 0));
}
