import type { Language, Words } from '../kernel/words.ts';
import type { Condition, CountTest, FieldTest, SumTest } from './condition.ts';
import { fieldIn, type Field, type FieldScope, type ListField } from './field.ts';
import { operators } from './operator.ts';
import { namedIn, type Place } from './place.ts';
import { sayOperand } from './say-operand.ts';
import { saySpan, sayValue } from './say-value.ts';

/** A piece of a sentence: an editor shows it as a chip, and finds by its path what it stands for. */
export type SentencePart = Readonly<{ kind: 'field' | 'operator' | 'value' | 'joiner' | 'bracket'; text: string; path: string }>;

type Scope = Readonly<{ place: Place; fields: FieldScope; language: Language; path: string }>;

/** A condition as one sentence; two conditions of different meaning never have the same one. */
export function sentence(condition: Condition, place: Place, language: Language): string {
  const text = sentenceParts(condition, place, language)
    .map((part) => part.text)
    .join(' ');
  return text.replace(/ ?（ /gu, '（').replace(/ ）/gu, '）').replace(/\( /gu, '(').replace(/ \)/gu, ')');
}

/** The same, piece by piece. */
export function sentenceParts(condition: Condition, place: Place, language: Language): readonly SentencePart[] {
  return partsOf(condition, { place, fields: place.catalog.fields, language, path: '' });
}

const words = {
  all: { 'zh-CN': '且', en: 'and' },
  any: { 'zh-CN': '或', en: 'or' },
  none: { 'zh-CN': '以下都不成立', en: 'none of' },
  not: { 'zh-CN': '并非', en: 'not' },
  always: { 'zh-CN': '不限', en: 'always' },
  some: { 'zh-CN': '至少一{item} 满足', en: 'has at least one {item} with' },
  every: { 'zh-CN': '每一{item} 都满足', en: 'has in every {item}' },
  count: { 'zh-CN': '{item}数', en: 'number of {item}s' },
  where: { 'zh-CN': '只计满足', en: 'counting those with' },
  within: { 'zh-CN': '最近', en: 'of the last' },
  sum: { 'zh-CN': '合计', en: 'total' },
  min: { 'zh-CN': '最小', en: 'smallest' },
  max: { 'zh-CN': '最大', en: 'largest' },
  changed: { 'zh-CN': '有变化', en: 'has changed' },
  from: { 'zh-CN': '变化前为', en: 'has changed from' },
  to: { 'zh-CN': '变为', en: 'has changed to' },
  use: { 'zh-CN': '符合', en: 'fits' },
} as const satisfies Readonly<Record<string, Words>>;

function partsOf(condition: Condition, scope: Scope): readonly SentencePart[] {
  if ('all' in condition) return group(condition.all, 'all', scope);
  if ('any' in condition) return group(condition.any, 'any', scope);
  if ('none' in condition) {
    const no = condition.none.length === 1 ? words.not : words.none;
    return [part('joiner', no, scope), ...bracketed(group(condition.none, 'none', scope), scope)];
  }
  if ('f' in condition) return fieldTest(condition, scope);
  if ('some' in condition) return items(condition.some, 'some', condition.where, scope);
  if ('every' in condition) return items(condition.every, 'every', condition.where, scope);
  if ('changed' in condition) return change(condition, scope);
  if ('use' in condition) {
    const name = namedIn(scope.place.names.conditions, condition.use)?.name ?? condition.use;
    return [part('operator', words.use, scope), { kind: 'value', text: `「${name}」`, path: scope.path }];
  }
  return total(condition, scope);
}

function part(kind: SentencePart['kind'], text: Words, { language, path }: Scope): SentencePart {
  return { kind, text: text[language], path };
}

function step(scope: Scope, next: string, fields = scope.fields): Scope {
  return { ...scope, fields, path: scope.path === '' ? next : `${scope.path}.${next}` };
}

function bracketed(parts: readonly SentencePart[], { language, path }: Scope): readonly SentencePart[] {
  const [open, close] = language === 'zh-CN' ? ['（', '）'] : ['(', ')'];
  return [{ kind: 'bracket', text: open, path }, ...parts, { kind: 'bracket', text: close, path }];
}

/** Groups inside groups stand in brackets, so that 且 and 或 never meet on one level. */
function group(members: readonly Condition[], key: 'all' | 'any' | 'none', scope: Scope): readonly SentencePart[] {
  if (members.length === 0) return [part('joiner', words.always, scope)];
  const joiner = part('joiner', words[key === 'all' ? 'all' : 'any'], scope);
  return members.flatMap((member, index) => {
    const inner = step(scope, `${key}[${index}]`);
    const parts = partsOf(member, inner);
    const said = members.length > 1 && needsBrackets(member) ? bracketed(parts, inner) : parts;
    return index === 0 ? said : [joiner, ...said];
  });
}

function needsBrackets(condition: Condition): boolean {
  const members = 'all' in condition ? condition.all : 'any' in condition ? condition.any : null;
  if (!members) return false;
  const [only, ...more] = members;
  return more.length > 0 || (only !== undefined && needsBrackets(only));
}

function fieldOf(key: string, { fields }: Scope): Field {
  return fieldIn(fields, key) ?? { words: { 'zh-CN': key, en: key }, type: 'code', since: 'received' };
}

function fieldTest({ f, op, v }: FieldTest, scope: Scope): readonly SentencePart[] {
  const field = fieldOf(f, scope);
  const name = part('field', field.words, step(scope, 'f'));
  const said = sayOperand(v, { op, field, fields: scope.fields, names: scope.place.names, language: scope.language });
  const operator: SentencePart = {
    kind: 'operator',
    text: said.operator ?? operators[op].words[scope.language],
    path: step(scope, 'op').path,
  };
  return said.value === null ? [name, operator] : [name, operator, { kind: 'value', text: said.value, path: step(scope, 'v').path }];
}

function listOf(key: string, { place }: Scope): ListField {
  return namedIn(place.catalog.lists, key) ?? { words: { 'zh-CN': key, en: key }, item: { 'zh-CN': '项', en: 'item' }, fields: {} };
}

const withItem = (said: Words, { item }: ListField, language: Language): string => said[language].replace('{item}', item[language]);

function items(key: string, kind: 'some' | 'every', where: Condition, scope: Scope): readonly SentencePart[] {
  const list = listOf(key, scope);
  const inner = step(scope, 'where', list.fields);
  const operator: SentencePart = { kind: 'operator', text: withItem(words[kind], list, scope.language), path: scope.path };
  return [part('field', list.words, step(scope, kind)), operator, ...bracketed(partsOf(where, inner), inner)];
}

function total(condition: CountTest | SumTest, scope: Scope): readonly SentencePart[] {
  const list = listOf('count' in condition ? condition.count : condition.of, scope);
  const inner = step(scope, 'where', list.fields);
  const field = 'count' in condition ? undefined : fieldOf(condition.field, inner);
  const counted: Field = { words: list.words, type: 'whole', since: 'received' };
  const { where, within, op, v } = condition;
  const operand = sayOperand(v, { op, field: field ?? counted, fields: {}, names: scope.place.names, language: scope.language });
  return [
    part('field', list.words, step(scope, 'count' in condition ? 'count' : 'of')),
    ...(within
      ? [part('operator', words.within, scope), { kind: 'value', text: saySpan(within, scope.language), path: scope.path } as const]
      : []),
    ...(where ? [part('operator', words.where, scope), ...bracketed(partsOf(where, inner), inner)] : []),
    ...(field ? [part('field', field.words, step(scope, 'field'))] : []),
    {
      kind: 'operator',
      text: 'count' in condition ? withItem(words.count, list, scope.language) : words[condition.agg][scope.language],
      path: scope.path,
    },
    part('operator', operators[op].words, step(scope, 'op')),
    { kind: 'value', text: operand.value ?? '', path: step(scope, 'v').path },
  ];
}

function change({ changed, from, to }: Extract<Condition, { changed: string }>, scope: Scope): readonly SentencePart[] {
  const field = fieldOf(changed, scope);
  const value = (said: string | number, at: string): SentencePart => ({
    kind: 'value',
    text: sayValue(said, field, scope.language),
    path: step(scope, at).path,
  });
  const steps = [
    ...(from === undefined ? [] : [part('operator', words.from, scope), value(from, 'from')]),
    ...(to === undefined ? [] : [part('operator', words.to, scope), value(to, 'to')]),
  ];
  return [part('field', field.words, step(scope, 'changed')), ...(steps.length > 0 ? steps : [part('operator', words.changed, scope)])];
}
