import { sayRule, type AuditRule } from '@zhidan/core/audit/audit-rule.ts';
import { packSchema } from '@zhidan/core/audit/audit-pack.ts';
import { readAuditRule, type RuleProblem } from '@zhidan/core/audit/read-audit-rule.ts';
import type { Names } from '@zhidan/core/conditions/place.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ruleFromYaml } from './rule-yaml.ts';

/** Rules of a folder of files with the word lists and parameters they name, and all that is wrong with it. */
export type Pack = Readonly<{
  key: string;
  name: Words;
  names: Names;
  rules: readonly AuditRule[];
  problems: readonly (RuleProblem & Readonly<{ file: string }>)[];
}>;

/** Reads `pack.yml` and `rules/*.yml` of a folder. A rule with a problem is left out and told of; the others stand. */
export async function readPack(folder: string, now: Instant): Promise<Pack> {
  const { key, name, lists, parameters, conditions } = packSchema.parse(parse(await readFile(join(folder, 'pack.yml'), 'utf8')));
  const names: Names = { lists, parameters, conditions };
  const files = (await readdir(join(folder, 'rules'))).filter((file) => file.endsWith('.yml')).toSorted();
  const read = await Promise.all(
    files.map(async (file) => ({ file, ...readRuleFile(await readFile(join(folder, 'rules', file), 'utf8'), names, now) })),
  );
  return {
    key,
    name,
    names,
    rules: read.flatMap(({ rule }) => rule ?? []).toSorted((one, other) => one.rank - other.rank),
    problems: read.flatMap(({ file, problems }) => problems.map((problem) => ({ ...problem, file }))),
  };
}

function readRuleFile(text: string, names: Names, now: Instant): Readonly<{ rule: AuditRule | null; problems: readonly RuleProblem[] }> {
  const { json, sentence, fault } = ruleFromYaml(text);
  if (fault !== null)
    return { rule: null, problems: [{ path: '', words: { 'zh-CN': `不是有效的 YAML：${fault}`, en: `This is no YAML: ${fault}` } }] };
  const reading = readAuditRule(json, names, now);
  if (!reading.ok) return { rule: null, problems: reading.problems };
  const said = sayRule(reading.rule, names, 'zh-CN');
  // a file whose sentence says one thing and whose rule does another would deceive who reads it
  if (sentence !== null && sentence !== said) {
    const words = {
      'zh-CN': `文件开头的句子与规则不符。规则说的是：${said}。请改正规则，或把句子改成这一句。`,
      en: `The sentence on top of the file is not what the rule says, which is: ${said}. Correct the rule or the sentence.`,
    };
    return { rule: null, problems: [{ path: '', words }] };
  }
  return { rule: reading.rule, problems: [] };
}
