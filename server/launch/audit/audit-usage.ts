import type { Words } from '@zhidan/core/kernel/words.ts';

/** What `zhidan audit` takes. */
export const auditUsage: Words = {
  'zh-CN': '用法：npx zhidan audit backtest 规则文件.yml [--days 天数]，用最近的审单记录试一条规则，不改动任何数据',
  en: 'usage: npx zhidan audit backtest rule.yml [--days N]: tries a rule on the latest decisions and changes nothing',
};
