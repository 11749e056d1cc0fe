import { randomBytes } from 'node:crypto';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { orRefuse, Refused } from '@zhidan/core/kernel/result.ts';
import { noticeRuleReset, noticeRuleSaved } from '@zhidan/core/notify/notice-event.ts';
import { noticeRuleLimit, type NoticeRule } from '@zhidan/core/notify/notice-rule.ts';
import { readNoticeRule } from '@zhidan/core/notify/read-notice-rule.ts';
import type { resetNoticeRule, saveNoticeRule as contract } from '@zhidan/core/notify/rule-api.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { roadKindRow } from '../roads/road-kinds.ts';
import { allRoads } from '../roads/road-store.ts';
import { currentRules, isStarting } from './current-rules.ts';
import { dropRule, lockedRuleVersion, saveRule } from './rule-store.ts';

/**
 * Saves a rule whole; it holds for what happens next.
 * @throws Refused `notice_rule.not_found`, `notice_rule.changed_meanwhile`, `notice_rule.too_many`, `notice_rule.group_unknown` and those
 * of `readNoticeRule`
 */
export async function saveNoticeRule(tx: Tx, ask: Asked<InputOf<typeof contract>>, vault: Vault): Promise<OutputOf<typeof contract>> {
  const { by, now, code: given, version } = ask;
  const rule = orRefuse(readNoticeRule(ask.rule, by.language));
  await checkGroups(tx, rule, vault);
  const code = given ?? `own_${randomBytes(6).toString('hex')}`;
  const before = (await currentRules(tx)).find((one) => one.code === code)?.rule;
  if (given !== null && !before) throw new Refused('notice_rule.not_found', { code });
  if (given === null && (await currentRules(tx)).length >= noticeRuleLimit)
    throw new Refused('notice_rule.too_many', { limit: noticeRuleLimit });
  const stands = (await lockedRuleVersion(tx, code)) ?? 0;
  const isSaved = stands === version && (await saveRule(tx, { code, rule, version: version + 1, by: by.actor.name, now }));
  if (!isSaved) throw new Refused('notice_rule.changed_meanwhile');
  await emit(tx, { by, now }, [
    noticeRuleSaved({ subjectId: code, payload: {}, ...(before ? { before } : {}), after: rule, ruleVersion: String(version + 1) }),
  ]);
  return { code };
}

async function checkGroups(tx: Tx, { groups }: NoticeRule, vault: Vault): Promise<void> {
  if (groups.length === 0) return;
  const known = (await allRoads(tx, vault)).filter(({ kind }) => roadKindRow(kind).reach === 'group').map(({ id }) => id as string);
  if (groups.some((id) => !known.includes(id))) throw new Refused('notice_rule.group_unknown');
}

/** A starting rule becomes what the product brought, one of the merchant's own goes; once is enough. @throws Refused `notice_rule.not_found` */
export async function resetRule(tx: Tx, { by, now, code }: Asked<InputOf<typeof resetNoticeRule>>): Promise<{ done: true }> {
  const isDropped = await dropRule(tx, code);
  if (!isDropped && !isStarting(code)) throw new Refused('notice_rule.not_found', { code });
  if (isDropped) await emit(tx, { by, now }, [noticeRuleReset({ subjectId: code, payload: {} })]);
  return { done: true };
}
