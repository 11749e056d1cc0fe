import { wordsTable } from '../lib/words.ts';

/** The words around the steps of a tour; the steps bring their own (core/guide/tour.ts). */
export const guideWords = wordsTable('guide', {
  'tour.title': { 'zh-CN': '新手引导', en: 'Tour' },
  'tour.place': { 'zh-CN': '{role} · 第 {step} 步，共 {count} 步', en: '{role} · step {step} of {count}' },
  'tour.do.press': { 'zh-CN': '点一下亮框里的，或按“下一步”。', en: 'Press what is framed, or “Next”.' },
  'tour.do.type': { 'zh-CN': '在亮框里输入试试，或按“下一步”。', en: 'Type into the frame, or press “Next”.' },
  'tour.do.look': { 'zh-CN': '看一眼亮框里的就行。', en: 'A look at what is framed is enough.' },
  'tour.absent': { 'zh-CN': '这里现在还没有内容，有单时就会出现。', en: 'There is nothing here yet; it comes with the orders.' },
  'tour.did': { 'zh-CN': '做到了！', en: 'That’s it!' },
  'tour.next': { 'zh-CN': '下一步', en: 'Next' },
  'tour.finish': { 'zh-CN': '完成', en: 'Finish' },
  'tour.go': { 'zh-CN': '带我去那一页', en: 'Take me there' },
  'tour.skip': { 'zh-CN': '先跳过', en: 'Skip for now' },
  'tour.offer': { 'zh-CN': '五步认识您的工作', en: 'Your work in five steps' },
  'tour.offerNote': {
    'zh-CN': '两分钟，在真页面上走一遍；随时可以跳过，之后从右上角姓名菜单继续。',
    en: 'Two minutes on the real pages; skip whenever you like and go on later from the menu under your name.',
  },
  'tour.start': { 'zh-CN': '开始', en: 'Begin' },
  'tour.no': { 'zh-CN': '不用了', en: 'No, thanks' },
  'tour.resume': { 'zh-CN': '继续新手引导（第 {step} 步）', en: 'Go on with the tour (step {step})' },
  'tour.again': { 'zh-CN': '重新看新手引导', en: 'The tour from the beginning' },
});
