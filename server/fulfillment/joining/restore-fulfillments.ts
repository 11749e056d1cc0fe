import { fulfillmentStageWords, stagesBeforeRelease } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { fulfillmentNo } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { Refused, type Refusal } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import { scopeOf } from '../scope-query.ts';
import { joinablesOf, lockJoinables, madeOf, mergedInto, type Joinable } from './joining-store.ts';
import { undo, type Undoing } from './undo.ts';

export type RestoreAsk = Asked<Readonly<{ ids: readonly string[]; reason?: string }>>;

/**
 * Takes apart what was merged, and puts together what was split: the ones before come back exactly as they were, and are not merged
 * by themselves again. Named is what came of it, or one of those that went into it. All of them or none.
 * @returns the ids of those that came back
 * @throws Refused naming the one that went on since: merged or split again, released, printed, canceled
 */
export async function restoreFulfillments(tx: Tx, ask: RestoreAsk): Promise<readonly string[]> {
  const named = (await joinablesOf(tx, ask.ids)).filter(await scopeOf(tx, ask.by));
  const missing = ask.ids.find((id) => !named.some((one) => one.id === id));
  if (missing) throw new Refused('joining.not_found', { id: missing });
  const plans = await plansOf(tx, named);
  const ids = plans.flatMap(({ made, back }) => [...made, ...back]);
  await lockJoinables(tx, ids);
  const known = new Map((await joinablesOf(tx, ids)).map((one) => [one.id, one]));
  const after = await nextOf(tx, plans);
  const undoings = plans.map(({ made, back }): Undoing => {
    const found = (some: readonly string[]): readonly Joinable[] => some.flatMap((id) => known.get(id) ?? []);
    return { made: found(made), back: found(back) };
  });
  for (const undoing of undoings) {
    const refusal = barOf(undoing, after, ask);
    if (refusal) throw new Refused(refusal.code, refusal.values);
  }
  return undo(tx, { ...ask, undoings });
}

/** What goes and what comes back, by id. */
type Plan = Readonly<{ made: readonly string[]; back: readonly string[] }>;

async function plansOf(tx: Tx, named: readonly Joinable[]): Promise<readonly Plan[]> {
  const merges = new Set(named.flatMap(({ id, stage, mergedInto: into }) => (stage === 'merged' && into ? [into] : [id])));
  const intoMerges = Map.groupBy(await mergedInto(tx, [...merges]), ({ into }) => into);
  const left = named.filter(({ id, mergedInto: into }) => !intoMerges.has(id) && !(into && intoMerges.has(into)));
  const wholes = new Set(left.map(({ id, splitOf, stage }) => (stage === 'split' ? id : splitOf)).filter((id) => id !== null));
  const parts = Map.groupBy(await madeOf(tx, [...wholes]), ({ from }) => from);
  const alone = left.find(({ id, splitOf }) => !parts.has(id) && !(splitOf && parts.has(splitOf)));
  if (alone) throw new Refused('restore.not_joined', { no: fulfillmentNo(alone.no) });
  return [
    ...[...intoMerges].map(([into, some]) => ({ made: [into], back: some.map(({ id }) => id) })),
    ...[...parts].map(([whole, some]) => ({ made: some.flatMap(({ id, how }) => (how === 'split' ? [id] : [])), back: [whole] })),
  ];
}

type Next = Readonly<{ no: number; how: 'merge' | 'split' }>;

/** What those that are to go became in the meantime. */
async function nextOf(tx: Tx, plans: readonly Plan[]): Promise<ReadonlyMap<string, Next>> {
  const made = await madeOf(
    tx,
    plans.flatMap((plan) => plan.made),
  );
  const nos = new Map(
    (
      await joinablesOf(
        tx,
        made.map(({ id }) => id),
      )
    ).map(({ id, no }) => [id, no]),
  );
  return new Map(made.map(({ id, from, how }) => [from, { no: nos.get(id) ?? 0, how }]));
}

const again = { merge: { 'zh-CN': '合并', en: 'merged' }, split: { 'zh-CN': '拆分', en: 'split' } } as const;

function barOf({ made, back }: Undoing, after: ReadonlyMap<string, Next>, { by }: Pick<Asked, 'by'>): Refusal | null {
  for (const { id, no, stage } of made) {
    const partNo = fulfillmentNo(no);
    const next = after.get(id);
    if (next && (stage === 'merged' || stage === 'split'))
      return {
        code: 'restore.joined_again',
        values: { partNo, what: again[next.how][by.language], intoNo: fulfillmentNo(next.no) },
      };
    if (stage === 'canceled') return { code: 'restore.ended', values: { partNo } };
    if (!stagesBeforeRelease.some((one) => one === stage))
      return { code: 'restore.went_on', values: { partNo, stage: fulfillmentStageWords[stage][by.language] } };
  }
  // parts of a split that people make are not merged by themselves; those of a member that left are
  const whole = back.find(({ stage }) => stage === 'split');
  if (whole && made.some(({ isRestored }) => !isRestored)) return { code: 'restore.member_left', values: { no: fulfillmentNo(whole.no) } };
  return null;
}
