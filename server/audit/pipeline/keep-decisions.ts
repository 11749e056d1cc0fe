import { auditCatalog } from '@zhidan/core/audit/audit-catalog.ts';
import { noticeAsked, orderJudged } from '@zhidan/core/audit/audit-event.ts';
import { auditActions } from '@zhidan/core/audit/audit-action.ts';
import { keptExplanation, packEffects, packMatches } from '@zhidan/core/audit/audit-decision.ts';
import type { DecisionId, KeptEffects, KeptMatch } from '@zhidan/core/audit/audit-decision.ts';
import { effectsOf, type Notice } from '@zhidan/core/audit/engine/effects.ts';
import type { RuleBook } from '@zhidan/core/audit/engine/rule-book.ts';
import { strictestOf } from '@zhidan/core/audit/audit-verdict.ts';
import { loggedFacts } from '@zhidan/core/conditions/logged-facts.ts';
import { startingRoles, type StartingRole } from '@zhidan/core/identity/role.ts';
import { instantMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { OrderMark } from '@zhidan/core/orders/marks/order-mark.ts';
import { hash } from 'node:crypto';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { markOrders } from '../../orders/index.ts';
import type { Tx } from '../../platform/db/database.ts';
import { sideBySide } from '../../platform/db/side-by-side.ts';
import { emit } from '../../platform/journal/emit.ts';
import { newId } from '../../platform/new-id.ts';
import { tripBreakers, type BreakerRule } from '../breaker/trip-breakers.ts';
import type { DecidedOrder, DecidedParcel } from './decide-batch.ts';
import { insertDecisions, insertHits, saveDues, type NewDecision } from './decision-store.ts';

/** An order with its evaluation as it is kept. */
export type Evaluation = Readonly<{ order: DecidedOrder; decision: NewDecision }>;

/** Orders whose evaluations are written in one turn: a millisecond or two. */
const turn = 32;

/** The evaluations of all orders, as text; in turns, so that the statements of others are sent between them. */
export async function evaluationsOf(parcels: readonly DecidedParcel[], book: RuleBook, now: Instant): Promise<readonly Evaluation[]> {
  const orders = parcels.flatMap(({ parcel, orders: some }) => some.map((order) => ({ parcelId: parcel.id, order })));
  const evaluations: Evaluation[] = [];
  for (let from = 0; from < orders.length; from += turn) {
    await othersTurn();
    for (const { order, parcelId } of orders.slice(from, from + turn))
      evaluations.push({ order, decision: decisionOf(order, { parcelId, book, now }) });
  }
  return evaluations;
}

type Ask = Readonly<{ evaluations: readonly Evaluation[]; ruleSet: number }>;

/**
 * Keeps every evaluation that says or knows something new, tells of it, counts which rule found which order, and asks for what rules
 * want done elsewhere, once an order and rule. Answers the rules with a breaker that found an order for the first time.
 */
export async function keepDecisions(
  tx: Tx,
  { by, now }: Pick<Asked, 'by' | 'now'>,
  { evaluations, ruleSet }: Ask,
): Promise<readonly BreakerRule[]> {
  const orders = evaluations.map(({ order }) => order);
  const isNews = ({ order, decision }: Evaluation): boolean => order.memory?.lastDigest !== decision.digest.toString('hex');
  const fresh = evaluations.filter(isNews).map(({ decision }) => decision);
  const same = evaluations.filter((one) => !isNews(one)).map(({ decision }) => decision);
  const hits = await insertHits(
    tx,
    orders.flatMap(({ stored, judging }) =>
      judging.matches.map(({ rule: { rule, version } }) => ({ ruleKey: rule.key, orderId: stored.id, version })),
    ),
    now,
  );
  const isNew = new Set(hits.map(({ ruleKey, orderId }) => `${orderId} ${ruleKey}`));
  const news = [
    ...fresh.map(({ id, orderId, verdict, ruleKeys }) =>
      orderJudged({ subjectId: orderId, payload: { verdict, ruleKeys: [...ruleKeys], decisionId: id } }),
    ),
    ...orders.flatMap((order) => noticesOf(order, isNew)),
  ];
  // the journal is chained while the database writes evaluations
  await sideBySide([emit(tx, { by, now }, news), insertDecisions(tx, fresh, { now, ruleSet })]);
  await saveDues(tx, same);
  await markOrders(tx, { by, now, marks: orders.flatMap((order) => marksOf(order, isNew)) });
  const breakers = breakersOf(orders, isNew);
  await tripBreakers(tx, { by, now }, breakers);
  return breakers;
}

type Given = Readonly<{ parcelId: string; book: RuleBook; now: Instant }>;

function decisionOf(order: DecidedOrder, { parcelId, book, now }: Given): NewDecision {
  const { judging, verdict, stored } = order;
  const facts = JSON.stringify(loggedFacts(auditCatalog, judging.facts));
  const matches = packMatches(matchesOf(order, book, now));
  const effects = packEffects(keptEffectsOf(order));
  // each text has its keys in the order of the code: the same evaluation is the same text
  const digest = hash('sha256', [verdict, matches, effects, facts].join('\n'), 'buffer');
  const ruleKeys = judging.matches.map(({ rule }) => rule.rule.key);
  const id = newId<DecisionId>(now);
  return { id, parcelId, orderId: stored.id, verdict, ruleKeys, matches, effects, facts, digest, dueAt: order.dueAt };
}

function matchesOf({ judging, judgement }: DecidedOrder, book: RuleBook, now: Instant): readonly KeptMatch[] {
  const spent = new Set(judgement.spent.map(({ ruleKey }) => ruleKey));
  return judging.matches.map(({ phase, rule: { rule, version } }) => {
    const verdicts = rule.actions.flatMap((doing) => auditActions[doing.do].verdict ?? []);
    return {
      ruleKey: rule.key,
      version,
      name: rule.name,
      phase,
      verdict: verdicts.length === 0 ? null : strictestOf(verdicts),
      isSpent: spent.has(rule.key),
      ...keptExplanation(book.explain(rule, judging.facts, instantMs(now))),
    };
  });
}

function keptEffectsOf({ judging }: DecidedOrder): KeptEffects {
  const { tags, carrier, warehouse, priority, notes, flag } = effectsOf(judging.matches);
  return {
    tags: [...tags],
    carrier: carrier?.value ?? null,
    warehouse: warehouse?.value ?? null,
    priority,
    notes: notes.map(({ value }) => value),
    flag: flag?.value ?? null,
    skipped: judging.skips.map(({ rule, stoppedBy }) => ({ ruleKey: rule.rule.key, stoppedBy })),
  };
}

function noticesOf({ stored, judging }: DecidedOrder, isNew: ReadonlySet<string>) {
  return effectsOf(judging.matches)
    .notices.filter(({ ruleKey }) => isNew.has(`${stored.id} ${ruleKey}`))
    .map(({ ruleKey, name, doing }) =>
      noticeAsked({
        subjectId: stored.id,
        payload: {
          ruleKey,
          ruleName: name,
          action: doing.do as 'notify',
          role: roleOf(doing),
          what: String(doing['template'] ?? doing['task'] ?? doing['hook'] ?? doing['color'] ?? ''),
          channelOrderNo: stored.channelOrderNo,
        },
      }),
    );
}

/** What rules that found an order just now write on it: all notes, and the colour that counts. */
function marksOf({ stored, judging }: DecidedOrder, isNew: ReadonlySet<string>): readonly OrderMark[] {
  const { notes, flag } = effectsOf(judging.matches);
  const names = new Map(judging.matches.map(({ rule: { rule } }) => [rule.key, rule.name]));
  const marks = [...notes.map((one) => ({ kind: 'note' as const, ...one })), ...(flag ? [{ kind: 'flag' as const, ...flag }] : [])];
  return marks
    .filter(({ ruleKey }) => isNew.has(`${stored.id} ${ruleKey}`))
    .map((mark) => ({ orderId: stored.id, ruleName: names.get(mark.ruleKey) ?? mark.ruleKey, ...mark }));
}

function roleOf(doing: Notice['doing']): StartingRole | null {
  const role = doing['role'];
  return typeof role === 'string' && Object.hasOwn(startingRoles, role) ? (role as StartingRole) : null;
}

/** Rules with a breaker that found an order for the first time just now. */
function breakersOf(orders: readonly DecidedOrder[], isNew: ReadonlySet<string>): readonly BreakerRule[] {
  const found = orders.flatMap(({ stored, judging }) =>
    effectsOf(judging.matches)
      .breakers.filter(({ ruleKey }) => isNew.has(`${stored.id} ${ruleKey}`))
      .map(({ ruleKey, value }) => ({
        ruleKey,
        ruleName: judging.matches.find(({ rule }) => rule.rule.key === ruleKey)?.rule.rule.name ?? ruleKey,
        ...value,
      })),
  );
  return [...new Map(found.map((rule) => [rule.ruleKey, rule])).values()];
}
