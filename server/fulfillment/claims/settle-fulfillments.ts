import { wrongStage, type ClaimFacts } from '@zhidan/core/fulfillment/claim.ts';
import { stagesBeforeRelease } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Tx } from '../../platform/db/database.ts';
import { sideBySide } from '../../platform/db/side-by-side.ts';
import { emit } from '../../platform/journal/emit.ts';
import { assignedNews, chosen, isSame, type Assignment } from '../assigning/assign-fulfillment.ts';
import { saveStandings, standingsOf, type Marks, type Standing } from '../assigning/assign-store.ts';
import type { StockMark } from '../stock/stock-store.ts';
import { lockForClaim, saveSettledMoves } from './claim-store.ts';
import { decideStage, takeSteps, type Decided, type Judged, type Verdict } from './judge-stages.ts';

/** What audit settles of a fulfillment order in one go; what is left out stays. */
export type Settlement = Readonly<{
  id: string;
  assignment?: Assignment;
  stock?: StockMark['stock'];
  marks?: Omit<Marks, 'id'>;
  verdict?: Verdict;
}>;

/**
 * Warehouse and carrier, stock, marks and stage of fulfillment orders that are not released, in one new version of each row: the
 * same as `assignFulfillment`, `setFulfillmentStock`, `setFulfillmentMarks` and `judgeStages` one after the other, for those who
 * have promised the goods in this transaction. Stock of another warehouse was given back by then. Real changes are told.
 * @returns an outcome a settlement with a verdict
 */
export async function settleFulfillments(tx: Tx, ask: Asked<Readonly<{ settlements: readonly Settlement[] }>>): Promise<readonly Judged[]> {
  const { by, now, settlements } = ask;
  if (settlements.length === 0) return [];
  const known = await lockForClaim(
    tx,
    by,
    settlements.map(({ id }) => id),
  );
  const before = await standingsOf(tx, [...known.keys()]);
  const settled = settlements.flatMap((settlement): Settled[] => {
    const [facts, was] = [known.get(settlement.id), before.get(settlement.id)];
    return facts && was ? [settle({ settlement, facts, was }, ask)] : [];
  });
  const steps = settled.flatMap(({ step }) => step ?? []);
  const next = new Map(settled.map(({ next: to }) => [to.id, to]));
  const told = await takeSteps(tx, { now }, steps);
  const news = settled.flatMap(({ facts, was, next: to, step }) => (step || isSame(was, to) ? [] : [assignedNews(facts, was, to)]));
  const moves = steps.flatMap(({ move }) => {
    const to = next.get(move.id);
    return to ? [{ ...to, ...move }] : [];
  });
  const stays = settled.filter(({ step, isChanged }) => !step && isChanged).map(({ next: to }) => to);
  // the rows are locked: the journal is chained while the database writes them
  await sideBySide([emit(tx, { by, now }, [...news, ...told]), saveSettledMoves(tx, moves, now)]);
  await saveStandings(tx, stays, now);
  const judged = new Map(settled.map((one) => [one.facts.id, one.judged]));
  return settlements.flatMap(({ id, verdict }): Judged[] => {
    if (!verdict) return [];
    return [judged.get(id) ?? { id, outcome: 'refused', refusals: [{ code: 'fulfillment.not_found', values: { id } }] }];
  });
}

type Asking = Readonly<{ settlement: Settlement; facts: ClaimFacts; was: Standing }>;

type Settled = Readonly<{ facts: ClaimFacts; was: Standing; next: Standing; isChanged: boolean; judged: Judged; step: Decided | null }>;

function settle({ settlement, facts, was }: Asking, { by }: Pick<Asked, 'by'>): Settled {
  const { id, assignment, stock, marks, verdict } = settlement;
  if (!stagesBeforeRelease.some((stage) => stage === facts.stage)) {
    const judged: Judged = { id, outcome: 'refused', refusals: [wrongStage(facts, 'assign', by.language)] };
    return { facts, was, next: was, isChanged: false, judged, step: null };
  }
  const next: Standing = {
    ...was,
    ...(assignment ? chosen(was, assignment) : {}),
    ...(stock ? { stock } : {}),
    ...marks,
  };
  const { warehouseId, carrier, service } = next;
  const seen = { ...facts, warehouseId, carrier, service, stock: next.stock };
  const decided = verdict ? decideStage(seen, verdict, by.language) : null;
  return {
    facts,
    was,
    next,
    isChanged: (Object.keys(next) as (keyof Standing)[]).some((key) => next[key] !== was[key]),
    judged: decided?.judged ?? { id, outcome: 'same', refusals: [] },
    step:
      decided?.move && verdict ? { verdict, facts: seen, move: decided.move, rechosen: isSame(was, next) ? null : { was, next } } : null,
  };
}
