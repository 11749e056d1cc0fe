import { refusalTable } from '../kernel/refusal-table.ts';

/** Every "no" of notices. */
export const noticeRefusals = refusalTable({
  'notice.not_found': {
    status: 404,
    'zh-CN': '找不到这条通知（{noticeId}），或它不是发给您的角色的。请刷新。',
    en: 'There is no such notice ({noticeId}), or it is for another role. Refresh the page.',
  },
  'notice.stands_again': {
    status: 409,
    'zh-CN': '同样的通知已经又出现了，无需恢复这一条。',
    en: 'The same notice has come up again already; this one need not be taken up.',
  },
});
