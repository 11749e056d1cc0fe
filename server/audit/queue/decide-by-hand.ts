import { orderDecided } from '@zhidan/core/audit/audit-event.ts';
import { auditRefusals } from '@zhidan/core/audit/audit-refusal.ts';
import type * as api from '@zhidan/core/audit/decision-api.ts';
import { fulfillmentRefusals } from '@zhidan/core/fulfillment/claim-refusal.ts';
import { fulfillmentStageWords, type FulfillmentStage } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { fulfillmentNo, type FulfillmentOrderId } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import { mayDo, type Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { say, type WordValues } from '@zhidan/core/kernel/words.ts';
import { orderExceptions, type OrderExceptionKind } from '@zhidan/core/orders/order-exception.ts';
import { judgeStages, type Verdict } from '../../fulfillment/index.ts';
import { endHolds, forceRelease, lockOrders, placeHolds } from '../../orders/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { giveBackToRules, keepForPeople } from '../pipeline/concerned-query.ts';
import { ruleHoldPrefix } from '../pipeline/memory-query.ts';
import { isOwnBlock, queuedParcels, type QueuedParcel } from './queue-query.ts';

type Decided = api.Decided['items'][number];

/** A parcel that may be decided on, or why not. */
type Checked = Readonly<{ id: string; parcel: QueuedParcel | null; problem: string | null }>;

type Check = (parcel: QueuedParcel) => string | null;

/** Locks the orders of these parcels and sorts out those that this person cannot decide on. */
async function checked(tx: Tx, { by, ids }: Asked<Readonly<{ ids: readonly string[] }>>, problemOf: Check): Promise<readonly Checked[]> {
  const seen = await queuedParcels(tx, ids);
  await lockOrders(
    tx,
    [...seen.values()].flatMap(({ orderIds }) => orderIds),
  );
  const parcels = await queuedParcels(tx, ids); // as they are now that nobody else decides
  return ids.map((id) => {
    const parcel = parcels.get(id);
    if (!parcel || (by.shops !== 'all' && !by.shops.includes(parcel.shopId)))
      return { id, parcel: null, problem: say(fulfillmentRefusals['fulfillment.not_found'], by.language, { id }) };
    const isWaiting = parcel.stage === 'audit' || parcel.stage === 'finance';
    const no = fulfillmentNo(parcel.no);
    const stage = say(fulfillmentStageWords[parcel.stage as FulfillmentStage], by.language);
    const problem = isWaiting ? problemOf(parcel) : say(auditRefusals['audit.not_waiting'], by.language, { no, stage });
    return { id, parcel: problem === null ? parcel : null, problem };
  });
}

const parcelsOf = (some: readonly Checked[]): readonly QueuedParcel[] => some.flatMap(({ parcel }) => parcel ?? []);

type ByHand = Asked<Readonly<{ ids: readonly FulfillmentOrderId[]; reason: string }>>;

/**
 * Lets parcels go on: those that a rule wants finance to see go there first. What audit's own rules stopped is forced, for the reason.
 * Nothing is thrown for one that cannot go on: its answer says why.
 */
export async function passAudit(tx: Tx, ask: ByHand): Promise<api.Decided> {
  const { by, now, reason } = ask;
  const all = await checked(tx, ask, (parcel) => passProblem(parcel, ask));
  const parcels = parcelsOf(all);
  for (const { blockers } of parcels)
    for (const [orderId, own] of Map.groupBy(blockers, (one) => one.orderId))
      await forceRelease(tx, { by, now, orderId, kinds: own.map(({ kind }) => kind as OrderExceptionKind), reason });
  await endHolds(
    tx,
    { by, now },
    parcels.flatMap(({ holds }) => holds.filter(({ source }) => source.startsWith(ruleHoldPrefix))),
    reason || '人工审核通过',
  );
  await giveBackToRules(
    tx,
    parcels.flatMap(({ orderIds }) => orderIds),
  );
  const verdicts = parcels.map(({ id, stage, wantsFinance }): Verdict => {
    const to = stage === 'audit' && wantsFinance ? 'finance' : 'to_print';
    return { id, to, ...(reason ? { reason } : {}) };
  });
  return moved(tx, ask, { all, verdicts, decision: 'pass' });
}

function passProblem(parcel: QueuedParcel, { by, reason }: ByHand): string | null {
  const no = fulfillmentNo(parcel.no);
  const told = (code: 'audit.blocked' | 'audit.finance_denied', values: WordValues): string =>
    say(auditRefusals[code], by.language, values);
  if (parcel.stage === 'finance' && !mayDo(by, 'audit.finance')) return told('audit.finance_denied', { no });
  const kinds = [...new Set(parcel.blockers.map(({ kind }) => kind as OrderExceptionKind))];
  const reasons = kinds.map((kind) => say(orderExceptions[kind].words, by.language)).join(by.language === 'zh-CN' ? '、' : ', ');
  const mayForce = kinds.every(isOwnBlock) && mayDo(by, 'audit.release') && reason !== '';
  if (kinds.length > 0 && !mayForce) return told('audit.blocked', { no, reasons });
  return parcel.stage === 'audit' && !mayDo(by, 'audit.decide') ? told('audit.blocked', { no, reasons: 'audit.decide' }) : null;
}

export async function sendToFinance(tx: Tx, ask: ByHand): Promise<api.Decided> {
  const all = await checked(tx, ask, () => null);
  const verdicts = parcelsOf(all).map(({ id }): Verdict => ({ id, to: 'finance', ...(ask.reason ? { reason: ask.reason } : {}) }));
  return moved(tx, ask, { all, verdicts, decision: 'finance' });
}

/** Back to the auditors, and only they let it go: rules would send it here again. */
export async function rejectFromFinance(tx: Tx, ask: ByHand): Promise<api.Decided> {
  const all = await checked(tx, ask, () => null);
  const parcels = parcelsOf(all);
  await keepForPeople(
    tx,
    parcels.flatMap(({ orderIds }) => orderIds),
    { by: ask.by.actor.name, at: ask.now },
  );
  return moved(tx, ask, { all, verdicts: parcels.map(({ id }) => ({ id, to: 'audit', reason: ask.reason })), decision: 'block' });
}

type Moves = Readonly<{ all: readonly Checked[]; verdicts: readonly Verdict[]; decision: 'pass' | 'finance' | 'hold' | 'block' }>;

async function moved(tx: Tx, { by, now, reason }: ByHand, { all, verdicts, decision }: Moves): Promise<api.Decided> {
  const judged = new Map((await judgeStages(tx, { by, now, verdicts })).map((one) => [one.id, one]));
  const isDone = (id: string): boolean => judged.has(id) && judged.get(id)?.outcome !== 'refused';
  await tell(tx, { by, now, reason }, { parcels: parcelsOf(all).filter(({ id }) => isDone(id)), decision });
  return {
    items: all.map(({ id, problem }): Decided => {
      const [refusal] = judged.get(id)?.refusals ?? [];
      const words = problem ?? (refusal ? say(fulfillmentRefusals[refusal.code], by.language, refusal.values) : null);
      return { id: id as FulfillmentOrderId, isDone: isDone(id), words };
    }),
  };
}

type Telling = Readonly<{ parcels: readonly QueuedParcel[]; decision: Moves['decision'] }>;

function tell(tx: Tx, { by, now, reason }: Omit<ByHand, 'ids'>, { parcels, decision }: Telling): Promise<void> {
  const orderIds = [...new Set(parcels.flatMap((one) => one.orderIds))];
  return emit(
    tx,
    { by, now },
    orderIds.map((subjectId) => orderDecided({ subjectId, payload: { decision }, ...(reason ? { reason } : {}) })),
  );
}

const handSource = 'hand';

/** Has parcels wait until a moment, or until somebody ends it. */
export async function holdAudit(tx: Tx, ask: Asked<InputOf<typeof api.holdAudit>>): Promise<api.Decided> {
  const { by, now, reason, until } = ask;
  const all = await checked(tx, ask, () => null);
  const parcels = parcelsOf(all);
  await placeHolds(
    tx,
    { by, now },
    parcels.flatMap(({ orderIds }) => orderIds.map((orderId) => ({ orderId, source: handSource, reason, until }))),
  );
  await tell(tx, { by, now, reason }, { parcels, decision: 'hold' });
  return answered(all);
}

export async function unholdAudit(tx: Tx, ask: Asked<InputOf<typeof api.unholdAudit>>): Promise<api.Decided> {
  const { by, now } = ask;
  const all = await checked(tx, ask, () => null);
  await endHolds(
    tx,
    { by, now },
    parcelsOf(all).flatMap(({ orderIds }) => orderIds.map((orderId) => ({ orderId, source: handSource }))),
    '撤销暂缓',
  );
  return answered(all);
}

function answered(all: readonly Checked[]): api.Decided {
  return { items: all.map(({ id, parcel, problem }) => ({ id: id as FulfillmentOrderId, isDone: parcel !== null, words: problem })) };
}
