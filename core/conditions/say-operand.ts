import { instant, instantMs } from '../kernel/instant.ts';
import type { Language } from '../kernel/words.ts';
import type { Operand } from './condition.ts';
import { fieldIn, type Field, type FieldScope } from './field.ts';
import { operators, type Operator } from './operator.ts';
import { namedIn, type Names } from './place.ts';
import { sayMoment, sayNumber, saySpan, sayWeekdays, sayWord, sayWords } from './say-value.ts';

type About = Readonly<{ op: Operator; field: Field; fields: FieldScope; names: Names; language: Language }>;

/** What stands to the right of an operator, in words; `operator` where the two make one phrase. Null: the operator stands alone. */
export function sayOperand(v: Operand | undefined, about: About): Readonly<{ operator?: string; value: string | null }> {
  if (v === undefined) return { value: null };
  if (typeof v === 'object' && 'ago' in v && about.op === 'before') {
    const [operator, after] = about.language === 'zh-CN' ? ['距今已超过', ''] : ['is more than', ' ago'];
    return { operator, value: `${saySpan(v.ago, about.language)}${after}` };
  }
  return { value: valueOf(v, about) };
}

function valueOf(v: Operand, { op, field, fields, names, language }: About): string {
  const isChinese = language === 'zh-CN';
  if (typeof v === 'number') return sayNumber(v, field, language);
  if (typeof v === 'string') return field.type === 'time' ? sayMoment(instantMs(instant(v))) : sayWord(v, field, language);
  if (isList(v)) return sayList(v, op, field, language);
  if ('list' in v) return `[${isChinese ? '词库' : 'word list'}:${namedIn(names.lists, v.list)?.name ?? v.list}]`;
  if ('param' in v) return `${isChinese ? '参数' : 'parameter'}:${namedIn(names.parameters, v.param)?.name ?? v.param}`;
  if ('day' in v) return sayDay(v.day, language);
  if ('ago' in v) return isChinese ? `${saySpan(v.ago, language)}前` : `${saySpan(v.ago, language)} ago`;
  if ('ahead' in v) return isChinese ? `${saySpan(v.ahead, language)}后` : `${saySpan(v.ahead, language)} from now`;
  const name = fieldIn(fields, v.field)?.words[language] ?? v.field;
  if (v.percent === undefined || v.percent === 100) return isChinese ? `“${name}”` : `“${name}”`;
  return isChinese ? `“${name}” 的 ${v.percent}%` : `${v.percent}% of “${name}”`;
}

const isList = (v: Operand): v is readonly string[] | readonly number[] => Array.isArray(v);

function sayList(v: readonly (string | number)[], op: Operator, field: Field, language: Language): string {
  const { takes } = operators[op];
  if (takes === 'weekdays') return sayWeekdays(v.map(Number), language);
  if (takes === 'clocks') return v.join('–');
  if (takes === 'pair') return v.map((end) => sayNumber(Number(end), field, language)).join(language === 'zh-CN' ? ' 和 ' : ' and ');
  return sayWords(v.map(String), field, language);
}

function sayDay(day: number, language: Language): string {
  const near = language === 'zh-CN' ? ['昨天', '今天', '明天'] : ['yesterday', 'today', 'tomorrow'];
  const far =
    language === 'zh-CN' ? `${Math.abs(day)} 天${day < 0 ? '前' : '后'}` : `${Math.abs(day)} days ${day < 0 ? 'ago' : 'from now'}`;
  return `${near[day + 1] ?? far} 00:00`;
}
