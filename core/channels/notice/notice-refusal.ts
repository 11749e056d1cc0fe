import { refusalTable } from '../../kernel/refusal-table.ts';

/** Every "no" of ship notices. */
export const noticeRefusals = refusalTable({
  'ship_notice.not_found': {
    status: 404,
    'zh-CN': '没有这些发货回传记录，或者不属于你负责的店铺。请刷新后重试。',
    en: 'There are no such ship notices, or they are none of your shops’. Reload and try again.',
  },
  'ship_notice.not_failed': {
    status: 409,
    'zh-CN': '运单 {waybillNo} 的回传现在是“{state}”，不需要处理。请刷新后查看。',
    en: 'The notice of {waybillNo} is “{state}” now and needs nothing. Reload to see.',
  },
});
