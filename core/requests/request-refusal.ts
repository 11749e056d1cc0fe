import { refusalTable } from '../kernel/refusal-table.ts';

/** Every "no" of requests. */
export const requestRefusals = refusalTable({
  'request.not_found': {
    status: 404,
    'zh-CN': '找不到申请 {requestId}，或它不属于您负责的店铺。请刷新列表。',
    en: 'There is no request {requestId}, or it belongs to a shop that is not yours. Refresh the list.',
  },
  'request.not_permitted': {
    status: 403,
    'zh-CN': '您不能提出「{kind}」申请。需要的话，请管理员开通权限。',
    en: 'You may not ask for "{kind}". If you should, ask an administrator for the permission.',
  },
  'request.gate_closed': {
    status: 409,
    'zh-CN': '订单 {orderNo} 现在不能申请「{kind}」，条件是：{gate}。{advice}',
    en: 'The order {orderNo} cannot be asked for "{kind}" now; the condition is: {gate}. {advice}',
  },
  'request.gate_off': {
    status: 409,
    'zh-CN': '「{kind}」申请已停用。需要的话，请主管在申请设置里打开。',
    en: 'Requests for "{kind}" are switched off. A supervisor can switch them on in the settings.',
  },
  'request.too_late': {
    status: 409,
    'zh-CN': '订单 {orderNo} {stage}，不能再「{kind}」：{why}。',
    en: 'The order {orderNo} is {stage}: too late for "{kind}", {why}.',
  },
  'request.order_closed': {
    status: 409,
    'zh-CN': '订单 {orderNo} 已关闭或完成，没有可以改的了。',
    en: 'The order {orderNo} is closed or completed; there is nothing left to change.',
  },
  'request.already_open': {
    status: 409,
    'zh-CN': '订单 {orderNo} 已有申请 {no}（{kind}，{state}）。请等它结束，或先撤回它。',
    en: 'The order {orderNo} has the request {no} ({kind}, {state}). Wait until it ends, or withdraw it first.',
  },
  'request.region_unknown': {
    status: 422,
    'zh-CN': '没有「{region}」这个省市区。请从列表里选，或检查错别字。',
    en: 'There is no such place as "{region}". Choose it from the list, or check the spelling.',
  },
  'request.district_missing': {
    status: 422,
    'zh-CN': '「{region}」下还要选区县。',
    en: 'Choose a district of "{region}" too.',
  },
  'request.same_receiver': {
    status: 422,
    'zh-CN': '新的收件信息和原来的一样，没有要改的。',
    en: 'The new receiver is the same as before: there is nothing to change.',
  },
  'request.no_such_line': {
    status: 422,
    'zh-CN': '订单 {orderNo} 没有明细 {lineNo}，或它已退款、已发出。请刷新后重选。',
    en: 'The order {orderNo} has no line {lineNo}, or it is refunded or shipped. Refresh and choose again.',
  },
  'request.not_forceable': {
    status: 409,
    'zh-CN': '订单 {orderNo} 没有可以强制放行的「{exceptions}」。请刷新。',
    en: 'The order {orderNo} has no "{exceptions}" that may be forced. Refresh the page.',
  },
  'request.wrong_state': {
    status: 409,
    'zh-CN': '申请 {no} 现在是「{state}」，不能{action}。请刷新。',
    en: 'The request {no} is "{state}": it cannot be {action}. Refresh the page.',
  },
  'request.not_asker': {
    status: 403,
    'zh-CN': '只有申请人 {by} 可以撤回申请 {no}。',
    en: 'Only {by}, who made the request {no}, may withdraw it.',
  },
  'request.not_printed': {
    status: 409,
    'zh-CN': '申请 {no} 的面单没有打印，不用拦。',
    en: 'The label of the request {no} is not printed: there is nothing to lay aside.',
  },
  'request.left_meanwhile': {
    status: 409,
    'zh-CN': '包裹已经发出，不能再改。请放弃这个申请，改为申请拦截。',
    en: 'The parcel has left; nothing can be changed on it. Give this request up and ask for a stop instead.',
  },
  'request.overtaken': {
    status: 409,
    'zh-CN': '买家在平台上又改了收件信息。请核对：要用申请里的就重新执行，不用就放弃。',
    en: 'The buyer has changed the receiver on the platform since. Look: try again to use ours, or give the request up.',
  },
  'request.not_approver': {
    status: 403,
    'zh-CN': '只有审批人或有「查看完整个人信息」权限的人可以看。',
    en: 'Only who decides, or who has the permission to see personal data in full, may see it.',
  },
  'request_gate.unsound': {
    status: 422,
    'zh-CN': '条件写错了：{problem}',
    en: 'The condition is wrong: {problem}',
  },
});
