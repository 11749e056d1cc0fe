import { labelRefusals, liveParcels, orderRefusals, stageAfter, wrongStage, type ClaimFacts } from '@zhidan/core/fulfillment/claim.ts';
import type { ClaimRefusal } from '@zhidan/core/fulfillment/claim-refusal.ts';
import { fulfillmentPrinted } from '@zhidan/core/fulfillment/fulfillment-event.ts';
import { stagesOnTheFloor } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { lockForClaim, saveMoves } from './claim-store.ts';
import { moveNews, orderIdsOf } from './move-news.ts';
import { countReprints } from './reprint-store.ts';

/** A parcel whose label may be printed. */
export type LabelParcel = Readonly<{ parcelId: string; carrier: string; waybillNo: string; source: string; ordinal: number }>;

export type PrintClaim = Readonly<{ id: string }> &
  (Readonly<{ isClaimed: true; parcels: readonly LabelParcel[] }> | Readonly<{ isClaimed: false; refusals: readonly ClaimRefusal[] }>);

/**
 * Claims labels for printing, once each: a fulfillment order that is numbered and whose orders all may ship goes to the floor.
 * Whoever comes second, or after a hold, is refused. The labels are sent to the printer only after the commit.
 */
export async function claimPrint(
  tx: Tx,
  ask: Asked<Readonly<{ ids: readonly string[]; batchId: string }>>,
): Promise<readonly PrintClaim[]> {
  const { by, now, batchId } = ask;
  const ids = [...new Set(ask.ids)];
  const known = await lockForClaim(tx, by, ids);
  const claims = ids.map((id) => claimOf(known.get(id), id, (facts) => printRefusals(facts, by.language)));
  const won = claims.flatMap(({ id, isClaimed }) => (isClaimed ? (known.get(id) ?? []) : []));
  const moves = won.map(({ id }) => ({ id, from: 'to_print', to: 'to_pick', action: 'print', isClaim: true }) as const);
  await saveMoves(tx, moves, now);
  await emit(
    tx,
    { by, now },
    won.flatMap((facts, index) => [
      ...moves.slice(index, index + 1).map((move) => moveNews(facts, move)),
      fulfillmentPrinted({ subjectId: facts.id, payload: { orderIds: orderIdsOf(facts) }, after: { batchId } }),
    ]),
  );
  return claims;
}

/** Claims labels that were printed before: the same guard, and the reason stands in the journal. */
export async function claimReprint(
  tx: Tx,
  ask: Asked<Readonly<{ ids: readonly string[]; reason: string }>>,
): Promise<readonly PrintClaim[]> {
  const { by, now, reason } = ask;
  const ids = [...new Set(ask.ids)];
  const known = await lockForClaim(tx, by, ids);
  const claims = ids.map((id) => claimOf(known.get(id), id, (facts) => reprintRefusals(facts, by.language)));
  const won = claims.flatMap(({ id, isClaimed }) => (isClaimed ? (known.get(id) ?? []) : []));
  await countReprints(
    tx,
    won.map(({ id }) => id),
    now,
  );
  await emit(
    tx,
    { by, now },
    won.map((facts) => fulfillmentPrinted({ subjectId: facts.id, payload: { orderIds: orderIdsOf(facts) }, reason })),
  );
  return claims;
}

function claimOf(facts: ClaimFacts | undefined, id: string, refusalsOf: (facts: ClaimFacts) => readonly ClaimRefusal[]): PrintClaim {
  if (!facts) return { id, isClaimed: false, refusals: [{ code: 'fulfillment.not_found', values: { id } }] };
  const refusals = refusalsOf(facts);
  if (refusals.length > 0) return { id, isClaimed: false, refusals };
  const parcels = liveParcels(facts).map(({ parcelId, carrier, waybillNo, source, ordinal }) => ({
    parcelId,
    carrier,
    waybillNo,
    source,
    ordinal,
  }));
  return { id, isClaimed: true, parcels };
}

function printRefusals(facts: ClaimFacts, language: Language): readonly ClaimRefusal[] {
  if (stageAfter(facts.stage, 'print') === null) return [wrongStage(facts, 'print', language)];
  return [...orderRefusals(facts, language), ...labelRefusals(facts)];
}

function reprintRefusals(facts: ClaimFacts, language: Language): readonly ClaimRefusal[] {
  if (!stagesOnTheFloor.some((stage) => stage === facts.stage)) return [wrongStage(facts, 'reprint', language)];
  return [...orderRefusals(facts, language), ...labelRefusals(facts)];
}
