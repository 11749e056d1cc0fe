import type { Words } from '../kernel/words.ts';

/** What can be wrong with a row; each says what to do. Filled in with {column} and {value}. */
export const problemWords = {
  order_no_missing: {
    'zh-CN': '“{column}”为空。请在原文件补上订单号，或删除这一行。',
    en: '“{column}” is empty. Fill in the order number in the file, or delete the row.',
  },
  number_damaged: {
    'zh-CN': '“{column}”的值“{value}”已被 Excel 改成科学计数法，后几位数字丢失。请从平台重新导出，不要用 Excel 打开保存。',
    en: '“{column}” holds “{value}”: Excel turned the number into scientific notation and its last digits are lost. Export it anew and do not save it with Excel.',
  },
  amount_unreadable: {
    'zh-CN': '“{column}”的值“{value}”不是金额。请改成如 99.00 的数字。',
    en: '“{column}” holds “{value}”, which is no amount. Write it like 99.00.',
  },
  moment_unreadable: {
    'zh-CN': '“{column}”的值“{value}”不是时间。请改成如 2026-11-11 08:30:00。',
    en: '“{column}” holds “{value}”, which is no time. Write it like 2026-11-11 08:30:00.',
  },
  quantity_unreadable: {
    'zh-CN': '“{column}”的值“{value}”不是大于 0 的整数。请改正数量。',
    en: '“{column}” holds “{value}”, which is no whole number above 0. Correct the quantity.',
  },
  quantity_missing: { 'zh-CN': '“{column}”为空。请补上数量。', en: '“{column}” is empty. Fill in the quantity.' },
  goods_missing: {
    'zh-CN': '商品名称和编码都为空。请至少补上一项。',
    en: 'Neither a name nor a code of the goods is there. Fill in one of them.',
  },
  status_unknown: {
    'zh-CN': '“{column}”的值“{value}”没有对应的状态。请在“状态对照”中选择它的意思后重新检查。',
    en: '“{column}” holds “{value}”, a status that we do not know. Choose its meaning under “Status words” and check again.',
  },
  characters_unreadable: {
    'zh-CN': '“{column}”里有无法识别的字符（乱码）。请从平台重新导出，或另存为 UTF-8 编码。',
    en: '“{column}” holds characters that cannot be read. Export the file anew, or save it as UTF-8.',
  },
  order_time_missing: {
    'zh-CN': '这一单没有任何时间（下单、付款、发货）。请在原文件补上下单时间。',
    en: 'The order has no time at all (ordered, paid, shipped). Fill in when it was ordered.',
  },
  line_twice: {
    'zh-CN': '“{column}”的值“{value}”在同一订单里出现了两次。请删除重复的行。',
    en: '“{column}” holds “{value}” twice in one order. Delete the row that is there twice.',
  },
  order_has_bad_row: {
    'zh-CN': '同一订单的第 {value} 行有错误，整单暂不导入。请先改正那一行。',
    en: 'Row {value} of the same order is wrong, so the whole order waits. Correct that row first.',
  },
  order_unfit: {
    'zh-CN': '这一单读出来的内容不完整（{value}）。请检查这几行后重新导入。',
    en: 'What was read of this order is not sound ({value}). Check its rows and import it again.',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type ProblemCode = keyof typeof problemWords;

/** One thing wrong with one row: its column by its heading, and the value as it stands there. */
export type RowProblem = Readonly<{ code: ProblemCode; column: string; value: string }>;

/** Rows that are no orders, and why they are left out: counted and told, no errors. */
export const skipWords = {
  empty: { 'zh-CN': '空行', en: 'Empty row' },
  total: { 'zh-CN': '合计行', en: 'Row of totals' },
  return: {
    'zh-CN': '退货或冲减（数量为负）：不是销售订单，不导入。退货请在售后中登记。',
    en: 'Return or correction (quantity below 0): no sale, so it is not imported. Enter returns under after-sales.',
  },
  adjustment: {
    'zh-CN': '调账（金额为负，或商品名称是调账、坏账、冲销）：不是销售订单，不导入。请在财务中登记。',
    en: 'Adjustment (amount below 0, or entered as a correction in the place of goods): no sale, so it is not imported. Enter it under finance.',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type SkipReason = keyof typeof skipWords;
