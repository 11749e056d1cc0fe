import { sayRule, type AuditRule } from '@zhidan/core/audit/audit-rule.ts';
import { auditPhaseCodes } from '@zhidan/core/audit/audit-phase.ts';
import { readAuditRule } from '@zhidan/core/audit/read-audit-rule.ts';
import type { AuditNameRow, AuditRuleRow, listAuditRules, showAuditRule } from '@zhidan/core/audit/rule-api.ts';
import type { Names } from '@zhidan/core/conditions/place.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import type { Db } from '../../platform/db/database.ts';
import { namesInForce, storedRules, type StoredRule } from './rule-store.ts';
import { hitCounts, hitsByDay, storedNames, type StoredName } from './rules-query.ts';

const weekMs = 7 * 86_400_000;

/** All rules by phase and rank, each as a sentence, and what they share by name. */
export async function listRules(db: Db, { now }: Asked): Promise<OutputOf<typeof listAuditRules>> {
  const [rules, names, hits] = [await storedRules(db), await namesInForce(db), await hitCounts(db, plusMs(now, -weekMs))];
  const items = rules.flatMap((stored) => rowOf(stored, names, hits.get(stored.key) ?? 0) ?? []);
  return { items: items.toSorted(byPhase), names: (await storedNames(db)).flatMap((name) => nameRow(name, rules) ?? []) };
}

function byPhase(one: AuditRuleRow, other: AuditRuleRow): number {
  return (
    auditPhaseCodes.indexOf(one.phase) - auditPhaseCodes.indexOf(other.phase) || one.rank - other.rank || (one.key < other.key ? -1 : 1)
  );
}

function rowOf(stored: StoredRule, names: Names, hits7Days: number): AuditRuleRow | null {
  const rule = stored.live ?? stored.draft;
  if (!rule) return null;
  const { key, name, phase, rank, examples } = rule;
  const { isOn, liveVersion: version, publishedAt, publishedBy, pack, draft } = stored;
  return {
    key,
    name,
    phase,
    rank,
    isOn,
    sentence: said(rule, names),
    version,
    publishedAt,
    publishedBy,
    hasDraft: draft !== null,
    pack,
    hits7Days,
    exampleCount: examples.length,
  };
}

/** A draft may name what is not there, and then has no sentence yet. */
function said(rule: AuditRule, names: Names): Words {
  try {
    return { 'zh-CN': sayRule(rule, names, 'zh-CN'), en: sayRule(rule, names, 'en') };
  } catch (fault) {
    if (fault instanceof RangeError) return { 'zh-CN': rule.name, en: rule.name };
    throw fault;
  }
}

function nameRow({ kind, key, content, changedAt, changedBy }: StoredName, rules: readonly StoredRule[]): AuditNameRow | null {
  if (kind === 'condition') return null;
  const { name, words = [], type = null, value = null } = content as Partial<AuditNameRow>;
  const mention = JSON.stringify(kind === 'list' ? { list: key } : { param: key });
  const usedBy = rules.flatMap(({ live }) => (live && JSON.stringify(live.when).includes(mention) ? [live.name] : []));
  return { kind, key, name: name ?? key, words, type, value, usedBy, changedAt, changedBy };
}

/** @throws Refused `audit_rule.not_found` */
export async function showRule(db: Db, { ruleKey, now }: Asked<InputOf<typeof showAuditRule>>): Promise<OutputOf<typeof showAuditRule>> {
  const stored = (await storedRules(db)).find(({ key }) => key === ruleKey);
  const names = await namesInForce(db);
  const row = stored && rowOf(stored, names, (await hitCounts(db, plusMs(now, -weekMs))).get(ruleKey) ?? 0);
  if (!stored || !row) throw new Refused('audit_rule.not_found', { ruleKey });
  const { live, draft, draftAt, draftBy } = stored;
  const reading = draft && readAuditRule(draft, names, now);
  return {
    ...row,
    live,
    draft,
    draftSentence: draft && said(draft, names),
    draftProblems: reading && !reading.ok ? reading.problems.map(({ path, words }) => ({ path, words })) : [],
    draftAt,
    draftBy,
    hitsByDay: [...(await hitsByDay(db, ruleKey, plusMs(now, -2 * weekMs)))],
  };
}
