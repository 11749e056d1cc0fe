import type { Backtest } from '@zhidan/core/audit/backtest-api.ts';
import { readAuditRule, type RuleProblem } from '@zhidan/core/audit/read-audit-rule.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { ruleFromYaml } from '../rule-yaml.ts';
import { rulesInForce } from '../rules/rule-store.ts';
import { backtestRule } from './backtest-rule.ts';

export type BacktestedFile = Readonly<{ ok: true; backtest: Backtest } | { ok: false; problems: readonly RuleProblem[] }>;

/**
 * Tries the rule of a YAML file, held against the one in force with the same key.
 * @throws Refused `audit_backtest.no_history`
 */
export async function backtestFile(
  { db, vault, clock }: Pick<Merchant, 'db' | 'vault' | 'clock'>,
  { text, days }: Readonly<{ text: string; days: number }>,
): Promise<BacktestedFile> {
  const { json, fault } = ruleFromYaml(text);
  if (fault !== null)
    return { ok: false, problems: [{ path: '', words: { 'zh-CN': `不是有效的 YAML：${fault}`, en: `This is no YAML: ${fault}` } }] };
  const { live, names } = await rulesInForce(db);
  const now = clock();
  const reading = readAuditRule(json, names, now);
  if (!reading.ok) return reading;
  const inForce = live.find(({ rule }) => rule.key === reading.rule.key && rule.isOn)?.rule ?? null;
  return { ok: true, backtest: await backtestRule(db, { rule: reading.rule, live: inForce, names, days, now }, vault) };
}
