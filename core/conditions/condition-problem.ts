import { say, type Language, type Words } from '../kernel/words.ts';

/** What can be wrong with a condition: what happened, with which value, what to do. */
export const conditionProblems = {
  no_condition: {
    'zh-CN': '这里应是一个条件（如 {"f": 字段, "op": 运算符, "v": 值}），得到的是 {found}。请按此格式填写。',
    en: 'Expected a condition such as {"f": field, "op": operator, "v": value}, but found {found}. Write it in this form.',
  },
  unknown_part: {
    'zh-CN': '条件里不能有 {part}。请删除它；这里可以有：{allowed}。',
    en: 'A condition like this cannot have {part}. Remove it; allowed here: {allowed}.',
  },
  empty_group: {
    'zh-CN': '这个条件组是空的。请加一个条件，或删除该组。',
    en: 'This group is empty. Add a condition, or remove the group.',
  },
  too_deep: {
    'zh-CN': '条件组套了 {depth} 层，最多 {limit} 层。请拆成几条规则，或把里面的一组存为命名条件。',
    en: 'Groups are nested {depth} deep, the limit is {limit}. Split the rule, or give the inner group a name.',
  },
  too_many: {
    'zh-CN': '共有 {count} 个条件，最多 {limit} 个。请拆成几条规则，或改用词库。',
    en: 'There are {count} tests, the limit is {limit}. Split the rule, or use a word list.',
  },
  unknown_field: {
    'zh-CN': '没有字段 {field}。请从字段列表里选择；相近的有：{near}。',
    en: 'There is no field {field}. Choose one from the list; close to it: {near}.',
  },
  not_yet_known: {
    'zh-CN': '{moment}还不知道“{field}”，{since}才知道。请换一个字段。',
    en: '"{field}" is not known {moment}, only {since}. Choose another field.',
  },
  unknown_operator: {
    'zh-CN': '没有运算符 {op}。“{field}”可以用：{allowed}。',
    en: 'There is no operator {op}. "{field}" can use: {allowed}.',
  },
  wrong_operator: {
    'zh-CN': '“{field}”不能用 {op}。可以用：{allowed}。',
    en: '"{field}" cannot use {op}. It can use: {allowed}.',
  },
  no_value_wanted: {
    'zh-CN': '{op} 后面不需要值，得到的是 {found}。请删除 v。',
    en: '{op} takes no value, but found {found}. Remove v.',
  },
  wrong_value: {
    'zh-CN': '“{field}” {op} 需要{wanted}，得到的是 {found}。请改正这个值。',
    en: '"{field}" {op} needs {wanted}, but found {found}. Correct the value.',
  },
  unknown_choice: {
    'zh-CN': '“{field}”没有取值 {found}。可选：{allowed}。',
    en: '"{field}" has no value {found}. Choose from: {allowed}.',
  },
  blank_word: {
    'zh-CN': '关键词“{found}”除了空格和不可见字符什么也没有，会命中所有内容。请删除它。',
    en: 'The keyword "{found}" is nothing but blanks and would match everything. Remove it.',
  },
  too_many_words: {
    'zh-CN': '有 {count} 个词，最多 {limit} 个。请删减。',
    en: 'There are {count} words, the limit is {limit}. Remove some.',
  },
  wrong_order: {
    'zh-CN': '范围的起点 {from} 大于终点 {to}。请对调。',
    en: 'The range begins at {from} and ends at {to}. Swap them.',
  },
  unknown_list: {
    'zh-CN': '没有明细列表 {list}。可选：{allowed}。',
    en: 'There is no list {list}. Choose from: {allowed}.',
  },
  no_list_inside: {
    'zh-CN': '“{list}”的条件里不能再套明细条件。请把它移到外面。',
    en: 'A condition on {list} cannot hold another list. Move it outside.',
  },
  no_time_in_list: {
    'zh-CN': '“{list}”没有时间，不能限定最近多久。请删除 within。',
    en: '"{list}" has no time, so it cannot be limited to the last days. Remove within.',
  },
  unknown_name: {
    'zh-CN': '没有名为 {name} 的{kind}，可能已被删除。请重新选择。',
    en: 'There is no {kind} called {name}; it may have been deleted. Choose again.',
  },
  circle: {
    'zh-CN': '命名条件 {name} 绕了一圈又用到它自己。请去掉其中一处引用。',
    en: 'The named condition {name} uses itself in a circle. Remove one of the uses.',
  },
  no_change_here: {
    'zh-CN': '“从…变为…”只能用在自动化的触发条件里。请改用“等于”。',
    en: '"changed" works only in triggers of automations. Use "is" instead.',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type ProblemCode = keyof typeof conditionProblems;

/** Something wrong at a place of a condition: `all[0].v`, empty for the whole. Values may themselves be words. */
export type ConditionProblem = Readonly<{ path: string; code: ProblemCode; values: Readonly<Record<string, string | number | Words>> }>;

/** A problem as a sentence that names its place. */
export function sayProblem({ path, code, values }: ConditionProblem, language: Language): string {
  const filled = Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? value[language] : value]);
  const words = say(conditionProblems[code], language, Object.fromEntries(filled) as Record<string, string | number>);
  if (path === '') return words;
  return language === 'zh-CN' ? `${path}：${words}` : `${path}: ${words}`;
}
