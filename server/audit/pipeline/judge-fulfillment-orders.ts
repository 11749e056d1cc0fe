import { auditFactsOf } from '@zhidan/core/audit/audit-catalog.ts';
import { beginJudging, judgePhases, preparing } from '@zhidan/core/audit/engine/judge-phases.ts';
import type { RuleBook } from '@zhidan/core/audit/engine/rule-book.ts';
import type { ParcelChoice } from '@zhidan/core/audit/reckon-subject.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { instantMs } from '@zhidan/core/kernel/instant.ts';
import type { Tx } from '../../platform/db/database.ts';
import { sideBySide } from '../../platform/db/side-by-side.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { takePromised, type PromisedStock } from '../../inventory/index.ts';
import { openBreakers } from '../breaker/breaker-store.ts';
import type { BreakerRule } from '../breaker/trip-breakers.ts';
import { bookInForce } from '../rules/book-in-force.ts';
import { auditSubjects } from '../subjects/audit-subjects.ts';
import { decideBatch } from './decide-batch.ts';
import type { ParcelInHand } from './in-hand.ts';
import { joinBatch, splitBatch } from './join-batch.ts';
import { evaluationsOf, keepDecisions } from './keep-decisions.ts';
import { memoriesOf } from './memory-query.ts';
import { parcelsForAudit, type AuditedParcel } from './parcel-store.ts';
import { reserveBatch, type Takes } from './reserve-batch.ts';
import { routeBatch } from './route-batch.ts';
import { settleVerdicts } from './settle-verdicts.ts';

/** Judged in one transaction. */
export const parcelsAtOnce = 500;

type JudgeAsk = Asked<Readonly<{ ids: readonly string[]; takes?: Takes }>>;

/**
 * Judges fulfillment orders that are not released yet: rules prepare them, they are merged or split, warehouse and carrier are chosen, goods promised, the
 * earliest deadline first, and rules decide whether they go on. Judged again without news nothing changes. A constant number of
 * statements for any number up to 500.
 * @returns the rules with a breaker that found one for the first time
 * @throws StockGone when goods are taken last and others were faster
 */
export async function judgeFulfillmentOrders(tx: Tx, ask: JudgeAsk, vault: Vault): Promise<readonly BreakerRule[]> {
  const { by, now, ids, takes = 'at once' } = ask;
  const rounds: Round[] = [];
  for (const parcels of roundsOf(await parcelsForAudit(tx, ids))) rounds.push(await judgeRound(tx, { by, now, parcels, takes }, vault));
  await takePromised(
    tx,
    rounds.flatMap(({ untaken }) => untaken),
    now,
  );
  return rounds.flatMap(({ breakers }) => breakers);
}

/** What is left to do after a round. */
type Round = Readonly<{ untaken: PromisedStock['untaken']; breakers: readonly BreakerRule[] }>;

/** Parts of one order are judged one after the other: what is kept and settled is of the order. Usually one round. */
function roundsOf(parcels: readonly AuditedParcel[]): readonly (readonly AuditedParcel[])[] {
  const rounds: { parcels: AuditedParcel[]; orderIds: Set<string> }[] = [];
  for (const parcel of parcels) {
    const free = rounds.find(({ orderIds }) => parcel.orderIds.every((orderId) => !orderIds.has(orderId)));
    const round = free ?? { parcels: [], orderIds: new Set<string>() };
    if (!free) rounds.push(round);
    round.parcels.push(parcel);
    for (const orderId of parcel.orderIds) round.orderIds.add(orderId);
  }
  return rounds.map((round) => round.parcels);
}

type RoundAsk = Asked<Readonly<{ parcels: readonly AuditedParcel[]; takes: Takes }>>;

async function judgeRound(tx: Tx, { by, now, parcels, takes }: RoundAsk, vault: Vault): Promise<Round> {
  const { ruleSet, book } = await bookInForce(tx);
  const prepared = await joinBatch(tx, { by, now }, await prepare(tx, { book, parcels, by, now }, vault));
  if (prepared.length === 0) return { untaken: [], breakers: [] };
  const routed = await routeBatch(tx, { by, now }, { book, parcels: prepared });
  const { parcels: promised, untaken } = await reserveBatch(tx, { by, now }, { parcels: routed, takes });
  const reserved = await splitBatch(tx, { by, now }, promised);
  const memories = await memoriesOf(
    tx,
    reserved.flatMap(({ parcel }) => parcel.orderIds),
  );
  const decided = decideBatch(reserved, { book, memories, now, vault });
  const open = await openBreakers(tx);
  // written down while the database settles
  const evaluating = evaluationsOf(decided, book, now);
  await sideBySide([settleVerdicts(tx, { by, now }, { parcels: decided, breakers: open }), evaluating]);
  const breakers = await keepDecisions(tx, { by, now }, { evaluations: await evaluating, ruleSet });
  return { untaken, breakers };
}

type Preparing = Asked<Readonly<{ book: RuleBook; parcels: readonly AuditedParcel[] }>>;

/** Looks up all that rules may ask and lets those speak that come before routing. */
async function prepare(tx: Tx, { book, parcels, now }: Preparing, vault: Vault): Promise<readonly ParcelInHand[]> {
  const orderIds = parcels.flatMap((parcel) => parcel.orderIds);
  const choices = new Map(parcels.flatMap((parcel) => parcel.orderIds.map((orderId) => [orderId, undecided(parcel)])));
  const looked = await auditSubjects(tx, { orderIds, now, parcels: choices }, vault);
  return parcels.map((parcel) => ({
    parcel,
    orders: parcel.orderIds.flatMap((orderId) => {
      const order = looked.get(orderId);
      if (!order) return [];
      return [{ ...order, judging: judgePhases(book, preparing, beginJudging(auditFactsOf(order.subject)), instantMs(now)) }];
    }),
  }));
}

/** Nothing of an earlier choice is a fact, but the goods that were promised are there. */
function undecided({ stock }: AuditedParcel): ParcelChoice {
  return { carrier: '', freightFen: null, isReserved: stock === 'reserved' };
}
