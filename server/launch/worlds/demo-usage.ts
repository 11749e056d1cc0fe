import type { Words } from '@zhidan/core/kernel/words.ts';

/** What `zhidan demo` takes. */
export const demoUsage: Words = {
  'zh-CN': `用法：npx zhidan demo leave | back | drop | show
  leave  离开演示，换成一套空的、自己的店铺；演示数据原样留 7 天
  back   7 天内换回演示；自己的店铺原样留着，再 leave 就回来
  drop   马上删除留着的演示数据（自己的店铺从不删除）
  show   现在是哪一套，留着哪一套、到哪一天`,
  en: `usage: npx zhidan demo leave | back | drop | show
  leave  leaves the demo for an empty merchant of your own; the demo is kept as it is for 7 days
  back   returns to the demo within 7 days; your own shops are kept as they are, and leave brings them back
  drop   deletes the demo that is kept, now (your own shops are never deleted)
  show   which of the two is live, which is kept, and until when`,
};
