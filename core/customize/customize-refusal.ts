import { refusalTable } from '../kernel/refusal-table.ts';

/** Every "no" of saved views. */
export const customizeRefusals = refusalTable({
  'view.not_found': {
    status: 404,
    'zh-CN': '找不到视图 {viewId}，可能已被删除。请刷新页面。',
    en: 'There is no view {viewId}; it may have been deleted. Reload the page.',
  },
  'view.name_taken': {
    status: 409,
    'zh-CN': '您已有名为“{name}”的视图。请换一个名称。',
    en: 'You have a view called “{name}” already. Choose another name.',
  },
  'view.not_yours': {
    status: 403,
    'zh-CN': '视图“{name}”是别人的，不能修改。请另存为自己的视图。',
    en: 'The view “{name}” belongs to somebody else. Save it as your own instead.',
  },
  'view.sharing_denied': {
    status: 403,
    'zh-CN': '没有“共享视图”权限。请保存为个人视图，或联系管理员开通。',
    en: 'Sharing views needs a permission that you do not have. Keep the view for yourself, or ask an administrator.',
  },
  'view.list_denied': {
    status: 403,
    'zh-CN': '您没有查看“{list}”的权限，不能使用它的视图。请联系管理员开通。',
    en: 'You may not see “{list}”, so you cannot use its views. Ask an administrator for access.',
  },
});
