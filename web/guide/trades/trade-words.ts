import { wordsTable } from '../../lib/words.ts';

/** The words around choosing a trade; trades bring theirs (core/guide/trades). */
export const tradeWords = wordsTable('trades', {
  change: { 'zh-CN': '换行业', en: 'Another trade' },
  own: { 'zh-CN': '自己的设置，不是哪个行业的起点', en: 'Your own settings, where no trade begins' },
  take: { 'zh-CN': '选 {trade}', en: 'Take {trade}' },
  taken: { 'zh-CN': '已按“{trade}”设好', en: 'Set up for {trade}' },
  takenBack: { 'zh-CN': '已恢复原来的设置', en: 'Settings are as before' },
});
