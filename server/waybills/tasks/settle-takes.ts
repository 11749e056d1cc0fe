import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { say } from '@zhidan/core/kernel/words.ts';
import type { AccountSource } from '@zhidan/core/waybills/account-source.ts';
import { nextStep } from '@zhidan/core/waybills/waybill-task.ts';
import { curedOutside, waybillProblems } from '@zhidan/core/waybills/waybill-problem.ts';
import type { TakenWaybill, TakeOutcome } from '@zhidan/core/waybills/waybill-source.ts';
import { recordNumberProblems, recordNumbers } from '../../fulfillment/index.ts';
import { loadSettings } from '../../operations/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { goToNextCarrier, mayGoToNext } from './next-carrier.ts';
import { dropTasks, numbersInUse, saveTroubles, type TriedTask } from './task-store.ts';
import type { Wish } from './wish-query.ts';

/** What came of asking for one parcel. */
export type TakeResult = Readonly<{ wish: Wish; task: TriedTask; accountId: string | null; source: AccountSource; outcome: TakeOutcome }>;

/** What was wrong and may be mended outside, without anybody telling us, is tried again so often. */
const lookAgainMs = 30 * 60_000;

const by = systemCaller('waybills');

/** Writes down numbers and problems in one transaction: the next try, the next carrier, or an exception for a person. */
export async function settleTakes(merchant: Merchant, results: readonly TakeResult[]): Promise<void> {
  if (results.length === 0) return;
  const now = merchant.clock();
  await inTransaction(merchant.db, async (tx) => {
    const inUse = await numbersInUse(tx, results.flatMap(numberKey));
    const judged = onceEach(results.map((result) => judgedResult(result, inUse.get(result.wish.parcelId))));
    const taken = judged.filter(isTaken);
    await recordNumbers(tx, { by, now, numbers: taken.map(numberOf) }, merchant.vault);
    await dropTasks(
      tx,
      'take',
      taken.map(({ wish }) => wish.parcelId),
    );
    await settleProblems(tx, judged.filter(isRefused), now);
  });
}

type Taken = TakeResult & Readonly<{ outcome: Readonly<{ isTaken: true; waybill: TakenWaybill }> }>;
type RefusedTake = TakeResult & Readonly<{ outcome: Extract<TakeOutcome, { isTaken: false }> }>;

const isTaken = (result: TakeResult): result is Taken => result.outcome.isTaken;
const isRefused = (result: TakeResult): result is RefusedTake => !result.outcome.isTaken;

function numberKey({ wish, outcome }: TakeResult) {
  return outcome.isTaken ? [{ parcelId: wish.parcelId, carrier: wish.carrier, waybillNo: outcome.waybill.waybillNo }] : [];
}

/** A number that another parcel has is no number: two parcels would travel as one. */
function judgedResult(result: TakeResult, usedBy: string | undefined): TakeResult {
  if (usedBy === undefined || !result.outcome.isTaken) return result;
  return inUseResult(result, `面单服务给出的单号 ${result.outcome.waybill.waybillNo} 已用在发货单 FH-${usedBy.padStart(6, '0')} 上`);
}

/** The same of one answer that gives a number twice: the first parcel has it, and the others of the batch have theirs. */
function onceEach(results: readonly TakeResult[]): readonly TakeResult[] {
  const given = new Set<string>();
  return results.map((result) => {
    const [key] = numberKey(result);
    if (!key) return result;
    const name = `${key.carrier} ${key.waybillNo}`;
    if (given.has(name)) return inUseResult(result, `面单服务把单号 ${key.waybillNo} 同时给了两个包裹`);
    given.add(name);
    return result;
  });
}

function inUseResult(result: TakeResult, platformWords: string): TakeResult {
  const { parcelId } = result.wish;
  return {
    ...result,
    outcome: { isTaken: false, parcelId, problem: 'other', platformCode: 'number_in_use', platformWords },
  };
}

function numberOf({ wish, accountId, source, outcome: { waybill } }: Taken) {
  const { waybillNo, parentWaybillNo, routing, printData, orderNoThere } = waybill;
  return {
    parcelId: wish.parcelId,
    source,
    accountId,
    carrier: wish.carrier,
    waybillNo,
    parentWaybillNo,
    routing,
    printData,
    orderNoThere,
  };
}

async function settleProblems(tx: Tx, refused: readonly RefusedTake[], now: Instant): Promise<void> {
  if (refused.length === 0) return;
  const { nextCarrier } = await loadSettings(tx);
  const steps = refused.map((result) => {
    const { task, wish, outcome } = result;
    return { result, next: nextStep({ ...task, problem: outcome.problem, shipBy: wish.shipBy }, now) };
  });
  const left = new Set<string>();
  if (nextCarrier) {
    const another = steps
      .filter(({ next, result }) => next.step === 'another_carrier' && mayGoToNext(result.wish))
      .map(({ result }) => result);
    for (const id of await goToNextCarrier(
      tx,
      another.map(({ wish, outcome }) => ({ wish, problem: outcome.problem, words: wordsOf(outcome) })),
      { by, now },
    ))
      left.add(id);
  }
  const staying = steps.filter(({ result }) => !left.has(result.wish.parcelId));
  await saveTroubles(
    tx,
    staying.map(({ result: { wish, accountId, outcome }, next }) => ({
      parcelId: wish.parcelId,
      kind: 'take',
      accountId,
      carrier: wish.carrier,
      dueAt: next.step === 'again' ? next.at : curedOutside(outcome.problem) ? plusMs(now, lookAgainMs) : null,
      problem: outcome.problem,
      platformCode: outcome.platformCode.slice(0, 100),
      platformWords: outcome.platformWords.slice(0, wordsLimit),
    })),
  );
  const fresh = staying.filter(({ result, next }) => next.step !== 'again' && !isTold(result));
  await recordNumberProblems(tx, {
    by,
    now,
    problems: fresh.map(({ result: { wish, outcome } }) => ({
      parcelId: wish.parcelId,
      problem: outcome.problem,
      words: wordsOf(outcome),
    })),
  });
}

/** A person hears of a problem once, not at every look; of one that was waited out, when the waiting ends. */
function isTold({ task, outcome: { problem } }: RefusedTake): boolean {
  return task.problem === problem && waybillProblems[problem].next !== 'wait';
}

const wordsLimit = 300;

/** The service's own words, or ours where it said nothing; the cure stands with the problem. */
function wordsOf({ problem, platformWords }: RefusedTake['outcome']): string {
  return (platformWords || say(waybillProblems[problem].words, 'zh-CN')).slice(0, wordsLimit);
}
