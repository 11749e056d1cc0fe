import { readdir, readFile, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sayRule } from '@zhidan/core/audit/audit-rule.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { languages } from '@zhidan/core/kernel/words.ts';
import { expect, onTestFinished, test } from 'vitest';
import { readPack } from './read-pack.ts';
import { ruleToYaml } from './rule-yaml.ts';

const folder = join(import.meta.dirname, '../../packs/audit-starter');
const now = instant('2026-11-22T02:00:00.000Z');

test('all rules of the starter pack are sound, and each shows by examples what it finds and what not', async () => {
  const { rules, problems } = await readPack(folder, now);
  expect(problems).toEqual([]);
  expect(new Set(rules.map(({ rank }) => Math.floor(rank / 10)))).toEqual(new Set(Array.from({ length: 26 }, (_, index) => index + 1)));
  for (const { key, examples } of rules)
    expect([key, new Set(examples.map((example) => example.expect))]).toEqual([key, new Set(['match', 'no_match'])]);
});

test('only the two rules that every merchant needs are switched on', async () => {
  const { rules, names } = await readPack(folder, now);
  expect(rules.filter(({ isOn }) => isOn).map((rule) => sayRule(rule, names, 'zh-CN'))).toEqual([
    '当 收货地址 包含任一 [词库:高风险地址词] 则 暂停发货，交给主管（高风险地址） 并 通知主管',
    '当 金额异常分 大于 3.5 或 订单金额 小于 “商品成本” 的 90% 或 订单金额 小于 “底价合计” 则 暂停发货，交给主管（金额异常） 并 通知主管 并 5 分钟内命中超过 20 单时熔断',
  ]);
});

test.each(languages)('every rule reads as a sentence without gaps (%s)', async (language) => {
  const { rules, names } = await readPack(folder, now);
  const said = rules.map((rule) => sayRule(rule, names, language));
  expect(said.filter((sentence) => /\{\w+\}|undefined|\b(?:order|ship|buyer|seller)\.\w/.test(sentence))).toEqual([]);
  expect(new Set(said).size).toBe(rules.length);
});

test('a rule written out again is the same file to the letter', async () => {
  const { rules, names } = await readPack(folder, now);
  const texts = await Promise.all((await readdir(join(folder, 'rules'))).map((file) => readFile(join(folder, 'rules', file), 'utf8')));
  expect(rules.map((rule) => ruleToYaml(rule, names)).toSorted()).toEqual(texts.toSorted());
});

test('a rule is the same file after the database has sorted its keys', async () => {
  const { rules, names } = await readPack(folder, now);
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([key, part]) => [key, reversed(part)]),
    );
  };
  for (const rule of rules) expect(ruleToYaml(reversed(rule) as typeof rule, names)).toBe(ruleToYaml(rule, names));
});

test('a file whose sentence does not say what its rule does is refused; the others stand', async () => {
  const copy = await mkdtemp(join(tmpdir(), 'zhidan-pack-'));
  onTestFinished(() => rm(copy, { recursive: true }));
  await cp(folder, copy, { recursive: true });
  const file = join(copy, 'rules', '06-risky-address.yml');
  await writeFile(file, (await readFile(file, 'utf8')).replace('op: containsAny', 'op: containsNone'));
  await writeFile(join(copy, 'rules', '99-broken.yml'), 'kind: [audit-rule');
  const { rules, problems } = await readPack(copy, now);
  expect(rules).toHaveLength(26);
  expect(problems.map((problem) => problem.file)).toEqual([
    '06-risky-address.yml',
    '06-risky-address.yml',
    '06-risky-address.yml',
    '99-broken.yml',
  ]);
  expect(problems.at(-1)?.words['zh-CN']).toContain('不是有效的 YAML');
});

test('a sentence that was changed by hand is refused, with what the rule really says', async () => {
  const copy = await mkdtemp(join(tmpdir(), 'zhidan-pack-'));
  onTestFinished(() => rm(copy, { recursive: true }));
  await cp(folder, copy, { recursive: true });
  const file = join(copy, 'rules', '05-large-amount.yml');
  await writeFile(file, (await readFile(file, 'utf8')).replace('转财审', '自动通过'));
  const { problems } = await readPack(copy, now);
  expect(problems.map(({ words }) => words['zh-CN'])).toEqual([
    expect.stringContaining('规则说的是：当 订单金额 大于等于 参数:大额线 则 转财审 并 通知主管'),
  ]);
});
