import { refusalTable } from '../kernel/refusal-table.ts';

/** Every "no" of the tours. */
export const tourRefusals = refusalTable({
  'tour.not_yours': {
    status: 409,
    'zh-CN': '“{tour}”的引导不属于您现在的角色，进度没有保存。请刷新页面。',
    en: 'The tour of “{tour}” is not that of your role now; nothing was kept. Reload the page.',
  },
});
