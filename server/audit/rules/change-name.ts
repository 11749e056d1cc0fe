import { namedChanged } from '@zhidan/core/audit/audit-event.ts';
import { readAuditRule } from '@zhidan/core/audit/read-audit-rule.ts';
import type { changeAuditName as contract } from '@zhidan/core/audit/rule-api.ts';
import type { Names, Parameter } from '@zhidan/core/conditions/place.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { say } from '@zhidan/core/kernel/words.ts';
import type { Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { inForceAnew } from './change-rules.ts';
import { namesInForce, rulesInForce, saveName } from './rule-store.ts';

type Ask = Asked<InputOf<typeof contract>>;

/**
 * Says a word list or a parameter anew. Every published rule is read again with it: one that could not be used any more refuses the
 * change. Its examples do not: they were made for the threshold of their time.
 * @throws Refused `audit_name.not_found`, `audit_name.wrong_value`, `audit_name.unsound`
 */
export async function changeName(tx: Tx, ask: Ask): Promise<OutputOf<typeof contract>> {
  const { by, now, kind, key } = ask;
  const names = await namesInForce(tx);
  const before = kind === 'list' ? names.lists[key] : names.parameters[key];
  if (!before) throw new Refused('audit_name.not_found', { key });
  const after =
    kind === 'list' ? { ...before, words: [...new Set(ask.words ?? [])] } : { ...before, value: valueOf(before as Parameter, ask) };
  await saveName(tx, { by, now }, { kind, key, content: after });
  await refuseUnsound(tx, ask, withName(names, ask, after));
  await inForceAnew(tx, ask);
  await emit(tx, { by, now }, [namedChanged({ subjectId: `${kind}/${key}`, payload: { kind, key }, before, after })]);
  return { done: true };
}

function withName(names: Names, { kind, key }: Ask, after: object): Names {
  return kind === 'list'
    ? { ...names, lists: { ...names.lists, [key]: after as Names['lists'][string] } }
    : { ...names, parameters: { ...names.parameters, [key]: after as Parameter } };
}

const whole = { 'zh-CN': '整数', en: 'a whole number' };
const wanted: Readonly<Partial<Record<Parameter['type'], Readonly<{ 'zh-CN': string; en: string }>>>> = {
  whole,
  fen: { 'zh-CN': '金额（整数分）', en: 'an amount in whole fen' },
  decimal: { 'zh-CN': '数字', en: 'a number' },
};

function valueOf({ name, type }: Parameter, { value, by }: Ask): string | number {
  const isNumber = type in wanted;
  const isFitting = isNumber
    ? typeof value === 'number' && Number.isFinite(value) && (type === 'decimal' || Number.isSafeInteger(value))
    : typeof value === 'string' && value.trim() !== '';
  if (value === undefined || !isFitting) {
    const words = wanted[type] ?? { 'zh-CN': '文字', en: 'a text' };
    throw new Refused('audit_name.wrong_value', { name, wanted: say(words, by.language), value: String(value ?? '') });
  }
  return value;
}

async function refuseUnsound(tx: Tx, { by, now }: Ask, names: Names): Promise<void> {
  const { live } = await rulesInForce(tx);
  for (const { rule } of live) {
    const reading = readAuditRule({ ...rule, examples: [] }, names, now);
    if (reading.ok) continue;
    const [first] = reading.problems;
    throw new Refused('audit_name.unsound', { rule: rule.name, problem: first ? say(first.words, by.language) : '' });
  }
}
