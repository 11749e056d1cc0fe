import { refusalTable } from '../kernel/refusal-table.ts';

/** Every "no" of orders. */
export const orderRefusals = refusalTable({
  'order.not_found': {
    status: 404,
    'zh-CN': '找不到订单 {orderId}，或它不属于您负责的店铺。请刷新列表。',
    en: 'There is no order {orderId}, or it belongs to a shop that is not yours. Refresh the list.',
  },
  'order_export.not_found': {
    status: 404,
    'zh-CN': '找不到导出 {exportId}，可能已过期。请重新导出。',
    en: 'There is no export {exportId}; it may have expired. Export again.',
  },
  'order_export.not_done': {
    status: 409,
    'zh-CN': '导出“{name}”还没有完成。请等它完成后再下载。',
    en: 'The export “{name}” is not finished. Wait until it is, then fetch it.',
  },
  'order_export.reveal_denied': {
    status: 403,
    'zh-CN': '您不能导出完整的收件信息。请导出脱敏的订单，或联系管理员开通。',
    en: 'You may not export receivers in full. Export them masked, or ask an administrator.',
  },
  'order.receiver_masked': {
    status: 403,
    'zh-CN': '您的角色不能查看完整的收件信息。请联系管理员调整角色的字段遮盖。',
    en: 'Your role sees receivers only masked. Ask an administrator to change the masks of the role.',
  },
});
