import type { Words } from '../../kernel/words.ts';

/** Why a document is unread, where it is not a field that cannot be read: that problem names the field and is shown as it is. */
export const unreadProblems = {
  not_given_out: {
    'zh-CN': '平台列出了这笔订单，但不提供详情。系统会不断重试；如果一直出现，请到平台后台查看这笔订单。',
    en: 'The platform names this order and does not give it out. It is asked for again and again; if this lasts, look at the order on the platform.',
  },
  connector_stumbled: {
    'zh-CN': '程序读取这笔订单时出错，原始单据已保存。请把日志发给我们，更新后会自动重读。',
    en: 'This program stumbled over the order; its document is kept. Send us the log: after an update it is read again by itself.',
  },
  database_refused: {
    'zh-CN': '订单里有数据库存不下的值，原始单据已保存。请把日志发给我们，更新后会自动重读。',
    en: 'A value of this order does not fit the database; its document is kept. Send us the log: after an update it is read again by itself.',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type UnreadProblem = keyof typeof unreadProblems;
