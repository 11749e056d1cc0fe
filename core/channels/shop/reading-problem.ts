import type { Words } from '../../kernel/words.ts';

/** What can be wrong with a field of a document, as its reader says it: part.ts. */
const ofField = {
  'is missing': { 'zh-CN': '缺少字段 {field}', en: 'the field {field} is missing' },
  'is no text': { 'zh-CN': '字段 {field} 不是文本', en: 'the field {field} is no text' },
  'is no whole number': { 'zh-CN': '字段 {field} 不是整数', en: 'the field {field} is no whole number' },
  'is no whole number of fen': { 'zh-CN': '字段 {field} 不是以分为单位的整数', en: 'the field {field} is no whole number of fen' },
  'is no amount in yuan': { 'zh-CN': '字段 {field} 不是以元为单位的金额', en: 'the field {field} is no amount in yuan' },
  'is no moment': { 'zh-CN': '字段 {field} 不是时间', en: 'the field {field} is no moment' },
  'is no object': {
    'zh-CN': '字段 {field} 的结构变了，应为一组字段',
    en: 'the field {field} has another structure; a group of fields was expected',
  },
  'is no list': { 'zh-CN': '字段 {field} 的结构变了，应为列表', en: 'the field {field} has another structure; a list was expected' },
} as const satisfies Readonly<Record<string, Words>>;

/** What makes a whole reading unfit: order-problem.ts, receive-documents.ts, read-alone.ts. */
const ofOrder = {
  'the platform names this order and does not give it out': {
    'zh-CN': '平台列出了这张单据，但不给内容',
    en: 'the platform names this order and does not give it out',
  },
  'the connector stumbled; see the log': { 'zh-CN': '程序读取时出错，详见日志', en: 'this program stumbled over it; see the log' },
  'the database refuses a value of it; see the log': {
    'zh-CN': '有内容无法存入数据库，详见日志',
    en: 'the database refuses a value of it; see the log',
  },
  'channelOrderNo is empty': { 'zh-CN': '没有平台单号', en: 'there is no platform number' },
  'there are no lines': { 'zh-CN': '没有商品行', en: 'there are no lines' },
  'two lines have one lineNo': { 'zh-CN': '两个商品行的行号相同', en: 'two lines have one number' },
  'a quantity is no whole number above 0': { 'zh-CN': '有商品数量不是正整数', en: 'a quantity is no whole number above 0' },
  'an amount is no whole number of fen': { 'zh-CN': '有金额不是整数分', en: 'an amount is no whole number of fen' },
} as const satisfies Readonly<Record<string, Words>>;

/** Why a document could not be read, in words; a reason that is not in the tables is shown as it is. */
export function readingProblem(problem: string): Readonly<{ words: Words; field: string }> {
  const [, field = '', why = ''] = /^(\S+): (.+)$/u.exec(problem) ?? [];
  const rows: Readonly<Record<string, Words>> = { ...ofField, ...ofOrder };
  return { words: rows[field === '' ? problem : why] ?? { 'zh-CN': problem, en: problem }, field };
}
