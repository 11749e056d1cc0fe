import { sayProblem } from '../conditions/condition-problem.ts';
import { fieldIn, type FieldScope } from '../conditions/field.ts';
import { itemsFact, type Facts } from '../conditions/fact.ts';
import { judge } from '../conditions/judge.ts';
import { lower } from '../conditions/lower.ts';
import { normalText } from '../conditions/normal-text.ts';
import type { Names } from '../conditions/place.ts';
import { readCondition } from '../conditions/read-condition.ts';
import { instant, instantMs, type Instant } from '../kernel/instant.ts';
import type { Words } from '../kernel/words.ts';
import { auditActions, type AuditAction } from './audit-action.ts';
import { auditCatalog } from './audit-catalog.ts';
import { auditPhases } from './audit-phase.ts';
import { placeOf, type AuditExample, type AuditRule } from './audit-rule.ts';

/** What keeps a rule from being used: where, what, and what to do. */
export type RuleProblem = Readonly<{ path: string; words: Words }>;

/**
 * What is wrong with a rule of the right form: its condition, actions that do not belong into its phase, and examples that do not turn
 * out as they say. `now` is the moment of judging for examples that give none.
 */
export function ruleProblems(rule: AuditRule, names: Names, now: Instant): readonly RuleProblem[] {
  const condition = readCondition(rule.when, placeOf(rule.phase, names));
  if (condition.ok) return [...actionProblems(rule), ...exampleProblems(rule, names, now)];
  const inWhen = condition.problems.map((problem) => ({ ...problem, path: problem.path === '' ? 'when' : `when.${problem.path}` }));
  return [
    ...actionProblems(rule),
    ...inWhen.map((each) => ({ path: each.path, words: { 'zh-CN': sayProblem(each, 'zh-CN'), en: sayProblem(each, 'en') } })),
  ];
}

function actionProblems({ actions, phase }: AuditRule): readonly RuleProblem[] {
  return actions.flatMap(({ do: code }, index): RuleProblem[] => {
    const action: AuditAction = auditActions[code];
    const { words, phases, unable } = action;
    const path = `actions.${index}.do`;
    if (unable)
      return [
        {
          path,
          words: {
            'zh-CN': `${path}：不能「${words['zh-CN']}」。${unable['zh-CN']}`,
            en: `${path}: "${words.en}" cannot be done. ${unable.en}`,
          },
        },
      ];
    if ((phases as readonly string[]).includes(phase)) return [];
    const fitting = phases.map((each) => auditPhases[each].words);
    return [
      {
        path,
        words: {
          'zh-CN': `${path}：「${auditPhases[phase].words['zh-CN']}」阶段不能「${words['zh-CN']}」。可用的阶段：${fitting.map((each) => each['zh-CN']).join('、')}。`,
          en: `${path}: "${words.en}" cannot be done in the phase "${auditPhases[phase].words.en}". It can in: ${fitting.map((each) => each.en).join(', ')}.`,
        },
      },
    ];
  });
}

function exampleProblems(rule: AuditRule, names: Names, now: Instant): readonly RuleProblem[] {
  const check = judge(lower(rule.when, placeOf(rule.phase, names)));
  return rule.examples.flatMap((example, index) => {
    const path = `examples.${index}`;
    const strangers = Object.keys(example.given).filter((key) => key !== 'lines' && !fieldIn(auditCatalog.fields, key));
    if (strangers.length > 0) return [wrongExample(path, `没有字段 ${strangers.join('、')}`, `there is no field ${strangers.join(', ')}`)];
    const given = givenFacts(example);
    if (!given)
      return [wrongExample(path, '时间要带时区，如 2026-11-22T10:00:00+08:00', 'a moment needs its offset, 2026-11-22T10:00:00+08:00')];
    const at = typeof given['now'] === 'number' ? given['now'] : instantMs(now);
    if (check(given, at) === (example.expect === 'match')) return [];
    return [
      example.expect === 'match'
        ? wrongExample(path, '样例应当命中，实际没有', 'this example should match and does not')
        : wrongExample(path, '样例不应命中，实际命中了', 'this example should not match and does'),
    ];
  });
}

function wrongExample(path: string, chinese: string, english: string): RuleProblem {
  return {
    path,
    words: { 'zh-CN': `${path}：${chinese}。请改正样例或条件。`, en: `${path}: ${english}. Correct the example or the condition.` },
  };
}

/** The facts of an example as people write them: text as typed, moments as ISO 8601. Null when a moment is none. */
function givenFacts({ given }: AuditExample): Facts | null {
  try {
    const lines = itemsFact(given['lines']).map((line) => readable(auditCatalog.lists.lines.fields, line));
    return { ...readable(auditCatalog.fields, given), lines };
  } catch (fault) {
    if (fault instanceof RangeError) return null;
    throw fault;
  }
}

function readable(scope: FieldScope, given: Facts): Facts {
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => {
      const type = fieldIn(scope, key)?.type;
      if (type === 'text' && typeof value === 'string') return [key, normalText(value)];
      return type === 'time' && typeof value === 'string' ? [key, instantMs(instant(value))] : [key, value];
    }),
  );
}
