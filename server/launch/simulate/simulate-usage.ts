import type { Words } from '@zhidan/core/kernel/words.ts';

/** What `zhidan simulate` takes. */
export const simulateUsage: Words = {
  'zh-CN':
    '用法：npx zhidan simulate [--days 天数] [--seed 种子] [--orders-a-day 每天单数] [--assumptions 假设.json] [--out 结果.json] [--faults]：模拟经营，不动您的数据；--faults 再过一遍同样的日子，处处出故障，并核对结果一致',
  en: 'usage: npx zhidan simulate [--days N] [--seed S] [--orders-a-day N] [--assumptions file.json] [--out file.json] [--faults]: a simulated month beside your data; --faults lives the same days once more with everything going wrong, and compares',
};
