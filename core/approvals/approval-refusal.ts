import { refusalTable } from '../kernel/refusal-table.ts';

/** Every "no" of approvals. */
export const approvalRefusals = refusalTable({
  'approval.not_found': {
    status: 404,
    'zh-CN': '找不到审批 {approvalId}，或它不属于您负责的店铺。请刷新列表。',
    en: 'There is no approval {approvalId}, or it belongs to a shop that is not yours. Refresh the list.',
  },
  'approval.not_yours': {
    status: 403,
    'zh-CN': '这个审批不由您决定，现在等的是：{approvers}。需要您来批，请对方转交。',
    en: 'This is not yours to decide; it waits for {approvers}. If you should, ask them to hand it over.',
  },
  'approval.people_only': {
    status: 403,
    'zh-CN': '审批只能由登录的人员决定，接口密钥不行。',
    en: 'Only a person who is signed in decides; a key cannot.',
  },
  'approval.own': {
    status: 403,
    'zh-CN': '不能审批自己的申请。请其他审批人处理，或在审批设置里允许本人审批。',
    en: 'You asked for this yourself. Another approver has to decide, or the settings must allow deciding one’s own.',
  },
  'approval.decided_already': {
    status: 409,
    'zh-CN': '{by} 已经处理：{state}。无需再操作。',
    en: '{by} has dealt with it: {state}. Nothing is left to do.',
  },
  'approval.reminded_lately': {
    status: 409,
    'zh-CN': '{minutes} 分钟内已经催过，请稍后再催。',
    en: 'They were reminded within {minutes} minutes. Try again a little later.',
  },
  'approval.no_such_person': {
    status: 422,
    'zh-CN': '找不到在职人员 {personId}，或对方没有审批权限。请换一个人。',
    en: 'There is nobody active as {personId} who may approve. Choose another person.',
  },
  'approval.same_person_twice': {
    status: 409,
    'zh-CN': '您已经在这个审批里通过过一次，其余的要由别人通过。',
    en: 'You have agreed to this once; the other places are for others.',
  },
  'approval_policy.unknown': {
    status: 404,
    'zh-CN': '没有 {kind} 这种审批。',
    en: 'There is no kind of approval {kind}.',
  },
  'duty_list.not_found': {
    status: 404,
    'zh-CN': '找不到值班表 {listId}。请刷新。',
    en: 'There is no duty list {listId}. Refresh the page.',
  },
  'duty_list.name_taken': {
    status: 409,
    'zh-CN': '已有名为「{name}」的值班表。请换个名字。',
    en: 'There is a duty list called "{name}" already. Choose another name.',
  },
  'duty_list.in_use': {
    status: 409,
    'zh-CN': '值班表「{name}」还用在审批设置里。请先换掉。',
    en: 'The duty list "{name}" is still used by approvals. Change those first.',
  },
});
