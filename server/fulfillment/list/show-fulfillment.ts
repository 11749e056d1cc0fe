import { labelRefusals, orderRefusals, releaseRefusals, type ClaimFacts } from '@zhidan/core/fulfillment/claim.ts';
import type { ClaimRefusal } from '@zhidan/core/fulfillment/claim-refusal.ts';
import type * as api from '@zhidan/core/fulfillment/fulfillment-api.ts';
import { stagesBeforeRelease, stagesOnTheFloor } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';
import type { OrderHappening } from '@zhidan/core/orders/api.ts';
import { z } from 'zod';
import { openExceptionViews } from '../../orders/index.ts';
import type { Db } from '../../platform/db/database.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';
import { subjectJournal, type SubjectEntry } from '../../platform/journal/subject-journal.ts';
import { readForClaim } from '../claims/claim-store.ts';
import { fulfillmentSummaryOf } from './fulfillment-list-query.ts';
import * as query from './fulfillment-view-query.ts';

/**
 * A fulfillment order with all that belongs to it, and why it does not go on at this moment.
 * @throws Refused `fulfillment.not_found`, also for those of other shops and warehouses
 */
export async function showFulfillment(
  db: Db,
  ask: Asked<InputOf<typeof api.showFulfillment>>,
): Promise<OutputOf<typeof api.showFulfillment>> {
  const summary = await fulfillmentSummaryOf(db, ask);
  if (!summary) throw new Refused('fulfillment.not_found', { id: ask.id });
  const [own, members, lines, parcels, facts] = await Promise.all([
    query.fulfillmentDetail(db, ask.id),
    query.membersOf(db, ask.id),
    query.goodsOf(db, ask.id),
    query.parcelsOfView(db, ask.id),
    readForClaim(db, ask.by, [ask.id]),
  ]);
  const exceptions = await openExceptionViews(
    db,
    members.map(({ orderId }) => orderId),
  );
  const claim = facts.get(ask.id);
  return {
    ...summary,
    ...own,
    members: members.map((member) => ({ ...member, exceptions: [...(exceptions.get(member.orderId) ?? [])] })),
    lines: [...lines],
    parcels: [...parcels],
    refusals: (claim ? nextRefusals(claim, ask.by.language) : []).map(({ code, values }) => ({ code, values: { ...values } })),
  };
}

/** What stands in the way of the next claim, by where it stands. */
function nextRefusals(facts: ClaimFacts, language: Language): readonly ClaimRefusal[] {
  const isIn = (stages: readonly string[]): boolean => stages.includes(facts.stage);
  if (isIn(stagesBeforeRelease)) return [...orderRefusals(facts, language), ...releaseRefusals(facts)];
  if (isIn(['to_print', ...stagesOnTheFloor])) return [...orderRefusals(facts, language), ...labelRefusals(facts)];
  return [];
}

const cursor = pageCursor(z.object({ seq: z.int() }));

/** @throws Refused `fulfillment.not_found` */
export async function listFulfillmentHappenings(
  db: Db,
  ask: Asked<InputOf<typeof api.listFulfillmentHappenings>>,
): Promise<OutputOf<typeof api.listFulfillmentHappenings>> {
  if (!(await fulfillmentSummaryOf(db, ask))) throw new Refused('fulfillment.not_found', { id: ask.id });
  const entries = await subjectJournal(db, {
    subjectKind: 'fulfillment_order',
    subjectId: ask.id,
    beforeSeq: cursor.read(ask.after)?.seq ?? null,
    limit: ask.limit + 1,
  });
  return cursor.page(entries, ask.limit, {
    place: ({ subjectSeq }) => ({ seq: subjectSeq }),
    item: ({ subjectSeq: _subjectSeq, ...entry }: SubjectEntry) => entry as OrderHappening,
  });
}
