import * as news from '@zhidan/core/audit/audit-event.ts';
import type { AuditRule } from '@zhidan/core/audit/audit-rule.ts';
import { readAuditRule } from '@zhidan/core/audit/read-audit-rule.ts';
import type * as api from '@zhidan/core/audit/rule-api.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { say } from '@zhidan/core/kernel/words.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { hookCodes } from '../hooks/hook-store.ts';
import { judgeAllAgain } from '../pipeline/due-store.ts';
import { judgeSoon } from '../pipeline/judge-due-job.ts';
import * as store from './rule-store.ts';

type Ask<Contract extends typeof api.saveRuleDraft | typeof api.dropRuleDraft | typeof api.publishRule | typeof api.switchRule> = Asked<
  InputOf<Contract>
>;

/**
 * Keeps a draft, sound or not, and says what is wrong with it. A rule that is not there yet begins so.
 * @throws Refused `audit_rule.key_changed`
 */
export async function saveRuleDraft(tx: Tx, ask: Ask<typeof api.saveRuleDraft>): Promise<OutputOf<typeof api.saveRuleDraft>> {
  const { by, now, ruleKey, rule } = ask;
  if (rule.key !== ruleKey) throw new Refused('audit_rule.key_changed', { ruleKey, written: rule.key });
  const before = await store.ruleForUpdate(tx, ruleKey);
  if (before) await store.saveDraft(tx, { by, now }, { key: ruleKey, draft: rule });
  else await store.insertDraft(tx, { by, now }, rule);
  await emit(tx, { by, now }, [
    news.ruleDrafted({ subjectId: ruleKey, payload: {}, before: before?.draft ?? before?.live ?? undefined, after: rule }),
  ]);
  const reading = readAuditRule(rule, await store.namesInForce(tx), now);
  return { problems: reading.ok ? [] : reading.problems.map(({ path, words }) => ({ path, words })) };
}

/** @throws Refused `audit_rule.not_found` */
export async function dropRuleDraft(tx: Tx, ask: Ask<typeof api.dropRuleDraft>): Promise<OutputOf<typeof api.dropRuleDraft>> {
  const { by, now, ruleKey } = ask;
  const rule = await ruleOf(tx, ruleKey);
  if (!rule.draft) return { done: true };
  await store.saveDraft(tx, { by, now }, { key: ruleKey, draft: null });
  await emit(tx, { by, now }, [news.ruleDraftDropped({ subjectId: ruleKey, payload: {}, before: rule.draft })]);
  return { done: true };
}

/**
 * Puts the draft in force once it is sound and its examples turn out as they say; all that waits is judged again.
 * @throws Refused `audit_rule.not_found`, `audit_rule.no_draft`, `audit_rule.unsound`, `audit_hook.unknown`
 */
export async function publishRule(tx: Tx, ask: Ask<typeof api.publishRule>): Promise<OutputOf<typeof api.publishRule>> {
  const { by, now, ruleKey } = ask;
  const stored = await ruleOf(tx, ruleKey);
  const { draft, live, liveVersion } = stored;
  if (!draft) throw new Refused('audit_rule.no_draft', { name: live?.name ?? ruleKey });
  const reading = readAuditRule(draft, await store.namesInForce(tx), now);
  if (!reading.ok) {
    const [first] = reading.problems;
    const problem = first ? say(first.words, by.language) : '';
    throw new Refused('audit_rule.unsound', { name: draft.name, count: reading.problems.length, problem });
  }
  await refuseUnknownHooks(tx, reading.rule);
  const version = (liveVersion ?? 0) + 1;
  await store.insertVersion(tx, { by, now }, { rule: reading.rule, version });
  await inForceAnew(tx, ask);
  await emit(tx, { by, now }, [
    news.rulePublished({
      subjectId: ruleKey,
      payload: { version },
      before: live ?? undefined,
      after: reading.rule,
      ruleVersion: `${ruleKey}@${version}`,
    }),
  ]);
  return { version };
}

/** What nobody keeps an address for is not called: better said before than found out after. */
async function refuseUnknownHooks(tx: Tx, { name, actions }: AuditRule): Promise<void> {
  const wanted = actions.filter((one) => one.do === 'webhook').map((one) => String(one['hook']));
  if (wanted.length === 0) return;
  const known = await hookCodes(tx);
  const code = wanted.find((one) => !known.has(one));
  if (code !== undefined) throw new Refused('audit_hook.unknown', { name, code });
}

/** @throws Refused `audit_rule.not_found`, `audit_rule.never_published` */
export async function switchRule(tx: Tx, ask: Ask<typeof api.switchRule>): Promise<OutputOf<typeof api.switchRule>> {
  const { by, now, ruleKey, isOn } = ask;
  const rule = await ruleOf(tx, ruleKey);
  if (rule.liveVersion === null) throw new Refused('audit_rule.never_published', { name: nameOf(rule) });
  if (rule.isOn === isOn) return { done: true };
  await store.saveSwitches(tx, [{ key: ruleKey, isOn }]);
  await inForceAnew(tx, ask);
  await emit(tx, { by, now }, [
    news.ruleSwitched({
      subjectId: ruleKey,
      payload: { isOn },
      before: { isOn: rule.isOn },
      after: { isOn },
      ruleVersion: `${ruleKey}@${rule.liveVersion}`,
    }),
  ]);
  return { done: true };
}

async function ruleOf(tx: Tx, ruleKey: string): Promise<store.StoredRule> {
  const rule = await store.ruleForUpdate(tx, ruleKey);
  if (!rule) throw new Refused('audit_rule.not_found', { ruleKey });
  return rule;
}

const nameOf = ({ live, draft, key }: store.StoredRule): string => (live ?? draft ?? ({ name: key } as AuditRule)).name;

/** From now on something else is in force: it has a number of its own, and whatever waits is judged again. */
export async function inForceAnew(tx: Tx, { now }: Pick<Asked, 'now'>): Promise<void> {
  await store.nextRuleSet(tx);
  await judgeAllAgain(tx, now);
  await judgeSoon(tx);
}
