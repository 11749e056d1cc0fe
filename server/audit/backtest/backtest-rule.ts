import { auditCatalog } from '@zhidan/core/audit/audit-catalog.ts';
import { placeOf, type AuditRule } from '@zhidan/core/audit/audit-rule.ts';
import type { Backtest, backtestRule as contract } from '@zhidan/core/audit/backtest-api.ts';
import { explainer } from '@zhidan/core/conditions/explain.ts';
import type { Facts } from '@zhidan/core/conditions/fact.ts';
import { judge } from '@zhidan/core/conditions/judge.ts';
import { lower } from '@zhidan/core/conditions/lower.ts';
import type { Names } from '@zhidan/core/conditions/place.ts';
import { never, type Predicate } from '@zhidan/core/conditions/predicate.ts';
import { sayVerdict } from '@zhidan/core/conditions/say-explanation.ts';
import { instantMs, plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import { orderFacts } from '@zhidan/core/orders/order-catalog.ts';
import type { OrderId } from '@zhidan/core/orders/order.ts';
import { ordersByIds } from '../../orders/index.ts';
import type { Db } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { rulesInForce, storedRules } from '../rules/rule-store.ts';
import { countByDay, isFiled, loggedOrders, type DayCount, type DayOrders, type LoggedOrder, type Pair } from './backtest-query.ts';

const dayMs = 86_400_000;
/** Hits shown. */
const sampleCount = 20;
/** Orders that are opened and judged in memory at a time. */
const atOnce = 1_000;
/** A rule that finds more than this share of all orders is hardly meant. */
const muchPercent = 20;

/** The rule to try, and the one in force that it is held against. */
type Trial = Readonly<{ rule: AuditRule; live: AuditRule | null }>;

/** `names`: lists, parameters and conditions that all of them use. */
type Asking = Readonly<{ trials: readonly Trial[]; names: Names; days: number; now: Instant }>;

/**
 * Tries the draft of a rule, or what is in force.
 * @throws Refused `audit_rule.not_found`, `audit_backtest.no_history`
 */
export async function backtestStored(db: Db, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<Backtest> {
  const stored = (await storedRules(db)).find(({ key }) => key === ask.ruleKey);
  const rule = stored?.draft ?? stored?.live;
  if (!stored || !rule) throw new Refused('audit_rule.not_found', { ruleKey: ask.ruleKey });
  const { names } = await rulesInForce(db);
  return backtestRule(db, { rule, live: stored.live, names, days: ask.days, now: ask.now }, vault);
}

/**
 * What a rule would have found among the orders that were judged in the last days, on the facts as they were logged. What is about a
 * person is not logged: a rule that asks for it is judged in memory on what the orders say today.
 * @throws Refused `audit_backtest.no_history`
 */
export async function backtestRule(db: Db, { rule, live, ...ask }: Trial & Omit<Asking, 'trials'>, vault: Vault): Promise<Backtest> {
  const [backtest] = await backtestRules(db, { ...ask, trials: [{ rule, live }] }, vault);
  if (!backtest) throw new Error('backtestRules answered nothing for a rule');
  return backtest;
}

/**
 * Many rules at once: those that ask only what is filed are counted together.
 * @throws Refused `audit_backtest.no_history`
 */
export async function backtestRules(db: Db, ask: Asking, vault: Vault): Promise<readonly Backtest[]> {
  const { trials, names, days, now } = ask;
  const since = plusMs(now, -days * dayMs);
  const pairs = trials.map(({ rule, live }): Pair => ({ rule: lowered(rule, names), live: live ? lowered(live, names) : never }));
  const isSnapshot = (pair: Pair): boolean => isFiled(pair.rule) && isFiled(pair.live);
  const filed = pairs.filter(isSnapshot);
  const { byDay, until, counts } = await countByDay(db, since, filed);
  if (until === null) throw new Refused('audit_backtest.no_history', { days });
  const backtests: Backtest[] = [];
  for (const [index, trial] of trials.entries()) {
    const pair = pairs[index] ?? { rule: never, live: never };
    const counted = counts[filed.indexOf(pair)];
    const found = counted ? await fromFiled(db, since, { pair, days: counted }) : await fromOrders(db, { since, pair, byDay, vault });
    backtests.push(told(found, { trial, pair, names, days, until, fidelity: counted ? 'snapshot' : 'approximate' }));
  }
  return backtests;
}

type Telling = Readonly<{ trial: Trial; pair: Pair; names: Names; days: number; until: Instant; fidelity: Backtest['fidelity'] }>;

function told(found: Found, { trial: { rule, live }, pair, names, days, until, fidelity }: Telling): Backtest {
  const orderCount = sum(found.days, ({ orders }) => orders);
  const hitCount = sum(found.days, ({ hits }) => hits);
  const both = sum(found.days, (one) => one.both);
  const liveHitCount = sum(found.days, ({ liveHits }) => liveHits);
  return {
    days,
    until,
    orderCount,
    hitCount,
    liveHitCount: live ? liveHitCount : null,
    addedCount: hitCount - both,
    removedCount: liveHitCount - both,
    hitsByDay: found.days.map(({ day, hits, liveHits, orders }) => ({ day, hits, liveHits, orders })),
    samples: found.hits.map((hit) => sampleOf(hit, { rule, names, live: pair.live })),
    fidelity,
    warnings: warningsOf(hitCount, orderCount),
  };
}

const lowered = (rule: AuditRule, names: Names): Predicate => lower(rule.when, placeOf(rule.phase, names));
const sum = (days: readonly DayCount[], of: (day: DayCount) => number): number => days.reduce((total, day) => total + of(day), 0);

type Found = Readonly<{ days: readonly DayCount[]; hits: readonly LoggedOrder[] }>;

async function fromFiled(db: Db, since: Instant, { pair, days }: Readonly<{ pair: Pair; days: readonly DayCount[] }>): Promise<Found> {
  const newest = newestWithHits(days);
  // no more than there are, and only of days that have some: who looks for one more looks through everything
  const limit = Math.min(
    sampleCount,
    sum(newest, ({ hits }) => hits),
  );
  if (limit === 0) return { days, hits: [] };
  const asked = { since, days: newest.map(({ day }) => day), where: [pair.rule], before: null, limit };
  return { days, hits: await loggedOrders(db, asked) };
}

/** The newest days that together have as many hits as are shown. */
function newestWithHits(days: readonly DayCount[]): readonly DayCount[] {
  const newest: DayCount[] = [];
  for (const day of days.filter(({ hits }) => hits > 0).toReversed()) {
    if (sum(newest, ({ hits }) => hits) >= sampleCount) break;
    newest.push(day);
  }
  return newest;
}

/** SQL leaves out what cannot fit; the rest is opened and judged in memory, a page at a time. */
async function fromOrders(
  db: Db,
  { since, pair, byDay, vault }: Readonly<{ since: Instant; pair: Pair; byDay: readonly DayOrders[]; vault: Vault }>,
): Promise<Found> {
  const [isHit, isLive] = [judge(pair.rule), judge(pair.live)];
  const counts = new Map(byDay.map(({ day, orders }) => [day, { day, orders, hits: 0, liveHits: 0, both: 0 }]));
  const hits: LoggedOrder[] = [];
  for (let before: string | null = null; ;) {
    const page: readonly LoggedOrder[] = await loggedOrders(db, { since, where: [pair.rule, pair.live], before, limit: atOnce });
    for (const order of await withPeople(db, page, vault)) {
      const nowMs = instantMs(order.judgedAt);
      const [hit, live] = [isHit(order.facts, nowMs), isLive(order.facts, nowMs)];
      const count = counts.get(order.day);
      if (count)
        Object.assign(count, {
          hits: count.hits + Number(hit),
          liveHits: count.liveHits + Number(live),
          both: count.both + Number(hit && live),
        });
      if (hit && hits.length < sampleCount) hits.push(order);
    }
    before = page.at(-1)?.decisionId ?? null;
    if (page.length < atOnce) return { days: [...counts.values()], hits };
  }
}

const personal = Object.entries(auditCatalog.fields).flatMap(([key, { isPersonal }]) => (isPersonal ? [key] : []));

/** Adds what is about people as the orders have it today; it stays in memory. */
export async function withPeople<Logged extends Readonly<{ orderId: string; facts: Facts }>>(
  db: Db,
  logged: readonly Logged[],
  vault: Vault,
): Promise<readonly Logged[]> {
  const orders = await ordersByIds(
    db,
    vault,
    logged.map(({ orderId }) => orderId),
  );
  const today = new Map(
    orders.map(({ id, shopId, status, content }) => [id, orderFacts({ shopId, channel: '', status, content, exceptions: [] })]),
  );
  return logged.map((order) => {
    const facts: Facts = today.get(order.orderId) ?? {};
    return { ...order, facts: { ...order.facts, ...Object.fromEntries(personal.map((key) => [key, facts[key]])) } };
  });
}

function sampleOf(
  hit: LoggedOrder,
  { rule, names, live }: Readonly<{ rule: AuditRule; names: Names; live: Predicate }>,
): Backtest['samples'][number] {
  const place = placeOf(rule.phase, names);
  const nowMs = instantMs(hit.judgedAt);
  const { because } = explainer(rule.when, place)(hit.facts, nowMs);
  const { orderId, channelOrderNo, judgedAt, verdict } = hit;
  return {
    orderId: orderId as OrderId,
    channelOrderNo,
    judgedAt,
    verdict,
    because: because.map((test): Words => ({ 'zh-CN': sayVerdict(test, place, 'zh-CN'), en: sayVerdict(test, place, 'en') })),
    isLiveHit: judge(live)(hit.facts, nowMs),
  };
}

function warningsOf(hits: number, orders: number): Words[] {
  if (hits === 0)
    return [
      {
        'zh-CN': '这段时间没有订单会命中。请检查条件是否写对。',
        en: 'No order of this time would have been found. See whether the condition is right.',
      },
    ];
  const percent = Math.round((hits * 100) / orders);
  if (percent <= muchPercent) return [];
  return [
    {
      'zh-CN': `命中了 ${percent}% 的订单，可能太宽。请收窄条件。`,
      en: `It finds ${percent} % of all orders and may be too wide. Narrow it down.`,
    },
  ];
}
