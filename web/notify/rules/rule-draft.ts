import type { Condition, FieldTest } from '@zhidan/core/conditions/condition.ts';
import type { NoticeRule } from '@zhidan/core/notify/notice-rule.ts';
import type { NewsView } from '@zhidan/core/notify/rule-api.ts';

/** One test as the form holds it. */
export type TestDraft = Readonly<{ f: string; op: 'eq' | 'ne' | 'gte' | 'lte' | 'in'; v: string }>;

/** A rule as the form holds it; `tests` null: its condition is more than rows of tests and stays as it is. */
export type RuleDraft = Readonly<{ rule: NoticeRule; tests: readonly TestDraft[] | null }>;

const numbers = ['whole', 'fen', 'decimal'];

export function isNumberField(news: NewsView | undefined, key: string): boolean {
  return numbers.includes(news?.fields.find((field) => field.key === key)?.type ?? '');
}

/** The draft of a rule that is there. */
export function draftOf(rule: NoticeRule): RuleDraft {
  return { rule, tests: testsOf(rule.condition) };
}

/** What a new rule begins with. */
export function emptyDraft(news: NewsView): RuleDraft {
  const rule: NoticeRule = {
    name: { ...news.words },
    news: news.code,
    isOn: true,
    severity: 'warning',
    condition: null,
    to: { roles: news.named ? [] : ['supervisor'], people: [], named: news.named !== null },
    template: { 'zh-CN': `${news.words['zh-CN']}（{count} 次）`, en: `${news.words.en} ({count})` },
    per: [],
    personal: true,
    groups: [],
    dedupMinutes: 30,
    digestMinutes: 15,
    quiet: null,
    escalate: null,
  };
  return { rule, tests: [] };
}

/** The rule that a draft says. */
export function ruleOf({ rule, tests }: RuleDraft, news: NewsView | undefined): NoticeRule {
  if (tests === null) return rule;
  const all = tests.filter(({ f, v }) => f !== '' && v !== '').map((test) => conditionOf(test, isNumberField(news, test.f)));
  return { ...rule, condition: all.length === 0 ? null : all.length === 1 ? (all[0] ?? null) : { all } };
}

function conditionOf({ f, op, v }: TestDraft, isNumber: boolean): Condition {
  if (op === 'in') return { f, op, v: v.split(/[,，、\s]+/u).filter((one) => one !== '') };
  return { f, op, v: isNumber ? Number(v) : v };
}

const plain = ['eq', 'ne', 'gte', 'lte', 'in'];

function testsOf(condition: Condition | null): readonly TestDraft[] | null {
  if (condition === null) return [];
  const each: readonly Condition[] = 'all' in condition ? condition.all : [condition];
  const tests = each.map(testOf);
  return tests.every((test) => test !== null) ? tests.flat() : null;
}

/** Rows of one test; a span is two. */
function testOf(condition: Condition): readonly TestDraft[] | null {
  if (!('f' in condition)) return null;
  const { f, op, v } = condition satisfies FieldTest;
  if (op === 'between' && Array.isArray(v)) {
    return [
      { f, op: 'gte', v: String(v[0]) },
      { f, op: 'lte', v: String(v[1]) },
    ];
  }
  if (!plain.includes(op) || v === undefined || (typeof v === 'object' && !Array.isArray(v))) return null;
  return [{ f, op: op as TestDraft['op'], v: Array.isArray(v) ? v.join(' ') : String(v) }];
}
