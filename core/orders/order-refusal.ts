import { refusalTable } from '../kernel/refusal-table.ts';

/** Every "no" of orders. */
export const orderRefusals = refusalTable({
  'order.not_found': {
    status: 404,
    'zh-CN': '找不到订单 {orderId}，或它不属于您负责的店铺。请刷新列表。',
    en: 'There is no order {orderId}, or it belongs to a shop that is not yours. Refresh the list.',
  },
  'order.receiver_masked': {
    status: 403,
    'zh-CN': '您的角色不能查看完整的收件信息。请联系管理员调整角色的字段遮盖。',
    en: 'Your role sees receivers only masked. Ask an administrator to change the masks of the role.',
  },
});
