import { actionTo, orderRefusals, releaseRefusals, wrongStage, type ClaimFacts } from '@zhidan/core/fulfillment/claim.ts';
import type { ClaimRefusal } from '@zhidan/core/fulfillment/claim-refusal.ts';
import { fulfillmentWithdrawn } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { stagesBeforeRelease } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Happened } from '@zhidan/core/kernel/event.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { insertWishes } from '../parcels/parcel-store.ts';
import { voidParcels } from '../parcels/void-parcels.ts';
import { lockForClaim, saveMoves, type StageMove } from './claim-store.ts';
import { moveNews, orderIdsOf, type Rechosen } from './move-news.ts';

/** Where audit wants a fulfillment order to stand, and why. */
export type Verdict = Readonly<{ id: string; to: 'pending' | 'audit' | 'finance' | 'to_print'; reason?: string; ruleVersion?: string }>;

export type Judged = Readonly<{ id: string; outcome: 'moved' | 'same' | 'refused'; refusals: readonly ClaimRefusal[] }>;

/** A step that may be taken, with the locked facts that it was decided on. */
export type Decided = Readonly<{ verdict: Verdict; facts: ClaimFacts; move: StageMove; rechosen?: Rechosen | null }>;

/**
 * Moves fulfillment orders among the stages before the warehouse. `to_print` is a claim: it succeeds only while all orders may
 * ship, stock is reserved, and warehouse and carrier are chosen; it wishes for a number. Going back from `to_print` gives the
 * number back. Set-based: a constant number of statements. Nothing is thrown for one that is refused.
 */
export async function judgeStages(tx: Tx, ask: Asked<Readonly<{ verdicts: readonly Verdict[] }>>): Promise<readonly Judged[]> {
  const { by, verdicts } = ask;
  const known = await lockForClaim(
    tx,
    by,
    verdicts.map(({ id }) => id),
  );
  const decided: Decided[] = [];
  const answers = verdicts.map((verdict): Judged => {
    const { id } = verdict;
    const facts = known.get(id);
    if (!facts) return { id, outcome: 'refused', refusals: [{ code: 'fulfillment.not_found', values: { id } }] };
    const { judged, move } = decideStage(facts, verdict, by.language);
    if (move) decided.push({ verdict, facts, move });
    return judged;
  });
  await saveMoves(
    tx,
    decided.map(({ move }) => move),
    ask.now,
  );
  await emit(tx, ask, await takeSteps(tx, ask, decided));
  return answers;
}

/** Whether a fulfillment order may go where audit wants it. */
export function decideStage(facts: ClaimFacts, verdict: Verdict, language: Language): Readonly<{ judged: Judged; move: StageMove | null }> {
  const { id } = verdict;
  if (facts.stage === verdict.to) return { judged: { id, outcome: 'same', refusals: [] }, move: null };
  const result = decide(facts, verdict, language);
  if ('refusals' in result) return { judged: { id, outcome: 'refused', refusals: result.refusals }, move: null };
  return { judged: { id, outcome: 'moved', refusals: [] }, move: result.move };
}

function decide(
  facts: ClaimFacts,
  { id, to }: Verdict,
  language: Language,
): Readonly<{ move: StageMove }> | Readonly<{ refusals: readonly ClaimRefusal[] }> {
  const action = actionTo(facts.stage, to);
  const isOurs = facts.stage === 'to_print' || stagesBeforeRelease.some((stage) => stage === facts.stage);
  if (action === null || !isOurs) return { refusals: [wrongStage(facts, to === 'to_print' ? 'release' : 'prepare', language)] };
  const isClaim = action === 'release';
  const refusals = isClaim ? [...orderRefusals(facts, language), ...releaseRefusals(facts)] : [];
  return refusals.length > 0 ? { refusals } : { move: { id, from: facts.stage, to, action, isClaim } };
}

/** What steps that are saved bring with them: a wish for a number, or numbers to give back. Answers what is to be told. */
export async function takeSteps(tx: Tx, { now }: Pick<Asked, 'now'>, decided: readonly Decided[]): Promise<readonly Happened[]> {
  const released = decided.filter(({ move }) => move.isClaim);
  await insertWishes(
    tx,
    released.map(({ facts }) => wishOf(facts)),
    now,
  );
  const back = decided.filter(({ move }) => move.from === 'to_print');
  const voided = await voidParcels(tx, { facts: back.map(({ facts }) => facts), reason: '退回重新审核', now });
  return [
    ...decided.flatMap(({ verdict, facts, move, rechosen }) => [
      moveNews(facts, move, { ...verdict, ...(rechosen ? { rechosen } : {}) }),
      ...(move.from === 'to_print' ? [fulfillmentWithdrawn({ subjectId: facts.id, payload: { orderIds: orderIdsOf(facts) } })] : []),
    ]),
    ...voided,
  ];
}

function wishOf({ id, parcels, carrier, service }: ClaimFacts) {
  const ordinal = Math.max(0, ...parcels.map((parcel) => parcel.ordinal)) + 1;
  return { fulfillmentId: id, ordinal, carrier: carrier ?? '', service };
}
