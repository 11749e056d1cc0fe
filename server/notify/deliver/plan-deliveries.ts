import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { afterQuiet, digestAt, type QuietHours } from '@zhidan/core/notify/quiet-hours.ts';
import type { NoticeRule } from '@zhidan/core/notify/notice-rule.ts';
import type { DeliveryId } from '@zhidan/core/notify/road.ts';
import type { Tx } from '../../platform/db/database.ts';
import { newId } from '../../platform/new-id.ts';
import type { Told } from '../notice-store.ts';
import type { CurrentRule } from '../rules/current-rules.ts';
import { wakeRoads } from './deliver-type.ts';
import { insertDeliveries, type NewDelivery } from './delivery-store.ts';
import { lastTold, openGroups, recipientsOf, type Recipient } from './recipient-query.ts';

/** A rule may ask for silence of a day at most. */
const longestDedupMs = 86_400_000;

type Ask = Readonly<{ told: readonly Told[]; rules: readonly CurrentRule[]; now: Instant }>;

/**
 * Queues what the rules of these notices send out of the product: to each person once, by their first road; to each group once. What
 * comes in quiet hours is told together when they end; alarms do not wait.
 */
export async function planDeliveries(tx: Tx, { told, rules, now }: Ask): Promise<void> {
  const ruleOf = new Map(rules.map(({ code, rule }) => [code, rule]));
  const sending = told.flatMap((notice) => {
    const rule = ruleOf.get(notice.rule);
    return rule && (rule.personal || rule.groups.length > 0) ? [{ notice, rule }] : [];
  });
  if (sending.length === 0) return;
  const [recipients, groups, told_] = [
    await recipientsOf(
      tx,
      sending.filter(({ rule }) => rule.personal).map(({ notice }) => notice.audience),
    ),
    await openGroups(
      tx,
      sending.flatMap(({ rule }) => rule.groups),
    ),
    await lastTold(tx, { groupKeys: sending.map(({ notice }) => notice.groupKey), since: plusMs(now, -longestDedupMs) }),
  ];
  const isTold = toldLately(told_, now);
  const rows = sending.flatMap(({ notice, rule }) => [
    ...(rule.personal ? personalRows({ notice, rule, now }, recipients, isTold) : []),
    ...rule.groups
      .filter((roadId) => groups.has(roadId) && !isTold(notice.groupKey, `road:${roadId}`, rule))
      .map((roadId) => row({ notice, rule, now }, { roadId, quiet: null })),
  ]);
  await insertDeliveries(tx, rows);
  await wakeRoads(
    tx,
    rows.flatMap(({ roadId, state, dueAt }) => (roadId && state === 'queued' && dueAt <= now ? [roadId] : [])),
  );
}

type Sending = Readonly<{ notice: Told; rule: NoticeRule; now: Instant }>;
type IsTold = (groupKey: string, target: string, rule: NoticeRule) => boolean;

/** Remembers what this batch tells too: a person of two roles is told once. */
function toldLately(before: ReadonlyMap<string, Instant>, now: Instant): IsTold {
  const here = new Set<string>();
  return (groupKey, target, { dedupMinutes }) => {
    const key = `${groupKey} ${target}`;
    const last = before.get(key);
    const isLate = here.has(key) || (last !== undefined && last > plusMs(now, -dedupMinutes * 60_000));
    here.add(key);
    return isLate;
  };
}

function personalRows({ notice, rule, now }: Sending, recipients: readonly Recipient[], isTold: IsTold): readonly NewDelivery[] {
  return recipients
    .filter(({ audience, personId }) => audience === notice.audience && !isTold(notice.groupKey, `person:${personId}`, rule))
    .flatMap(({ personId, quiet, roads }) => {
      const [first] = roads;
      if (!first) return [row({ notice, rule, now }, { personId, quiet })];
      const ends = first.kind === 'web_push' ? roads.filter(({ kind }) => kind === 'web_push') : [first]; // all browsers of a person are one road
      return ends.map(({ roadId, personRoadId }) => row({ notice, rule, now }, { personId, roadId, personRoadId, quiet }));
    });
}

/** `quiet`: the person's own hours. Without a road it stands in the bell alone. */
type Target = Readonly<{ personId?: string; roadId?: string; personRoadId?: string; quiet: QuietHours | null }>;

function row({ notice, rule, now }: Sending, { personId, roadId, personRoadId, quiet }: Target): NewDelivery {
  const skipReason = roadId === undefined ? 'no_road' : null;
  return {
    id: newId<DeliveryId>(now),
    noticeId: notice.id,
    rule: notice.rule,
    severity: notice.severity,
    place: notice.place,
    personId: personId ?? null,
    roadId: roadId ?? null,
    personRoadId: personRoadId ?? null,
    state: skipReason ? 'skipped' : 'queued',
    skipReason,
    queuedAt: now,
    beganAt: now,
    dueAt: dueOf(rule, now, quiet),
  };
}

/** Alarms do not wait, neither for others nor for the morning. */
function dueOf({ severity, digestMinutes, quiet: ruled }: NoticeRule, now: Instant, quiet: QuietHours | null): Instant {
  return severity === 'alarm' ? now : afterQuiet([ruled, quiet], digestAt(now, digestMinutes));
}
