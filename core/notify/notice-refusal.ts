import { refusalTable } from '../kernel/refusal-table.ts';

/** Every "no" of notices, their rules and their roads. */
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
  'notice_link.invalid': {
    status: 404,
    'zh-CN': '这个链接不完整或被改动过。请从菜单打开相应页面。',
    en: 'This link is incomplete or was changed. Open the page from the menu.',
  },
  'notice_link.expired': {
    status: 410,
    'zh-CN': '这个链接已过期（有效 {days} 天）。请从菜单打开相应页面。',
    en: 'This link has ended (they live {days} days). Open the page from the menu.',
  },
  'notice_rule.not_found': {
    status: 404,
    'zh-CN': '找不到这条通知规则（{code}），可能已被删除。请刷新。',
    en: 'There is no such notice rule ({code}); it may have been removed. Refresh the page.',
  },
  'notice_rule.too_many': {
    status: 409,
    'zh-CN': '通知规则最多 {limit} 条。请先删除不用的规则。',
    en: 'There may be {limit} notice rules at most. Remove some first.',
  },
  'notice_rule.changed_meanwhile': {
    status: 409,
    'zh-CN': '这条规则刚被别人改过。请关闭后重新打开，再修改。',
    en: 'Somebody else has just changed this rule. Close it, open it again and repeat your change.',
  },
  'notice_rule.nobody': {
    status: 422,
    'zh-CN': '没有选择通知谁。请选择角色、人员、群或“事件指定的人”。',
    en: 'Nobody would be told. Choose roles, persons, a group, or those whom the event names.',
  },
  'notice_rule.names_nobody': {
    status: 422,
    'zh-CN': '这种事件不指定人。请改为选择角色或人员。',
    en: 'This event names nobody. Choose roles or persons instead.',
  },
  'notice_rule.field_unknown': {
    status: 422,
    'zh-CN': '这种事件没有字段「{field}」。可用：{fields}。',
    en: 'This event has no field “{field}”. There are: {fields}.',
  },
  'notice_rule.condition_wrong': {
    status: 422,
    'zh-CN': '条件有误：{problems}',
    en: 'The condition is wrong: {problems}',
  },
  'notice_rule.template_mark_unknown': {
    status: 422,
    'zh-CN': '文案里的 {mark} 不是这种事件的变量。可用：{marks}。',
    en: '{mark} is no variable of this event. There are: {marks}.',
  },
  'notice_rule.template_marks_differ': {
    status: 422,
    'zh-CN': '中文文案用了 {chinese}，英文文案用了 {english}。两种语言要用同样的变量。',
    en: 'The Chinese words use {chinese}, the English ones {english}. Both need the same variables.',
  },
  'notice_rule.template_link': {
    status: 422,
    'zh-CN': '文案里不能写网址（{link}）。系统会自动附上带签名的处理链接。',
    en: 'Words may hold no address ({link}). A signed link is added by itself.',
  },
  'notice_rule.group_unknown': {
    status: 422,
    'zh-CN': '选择的群机器人不存在或不是群通道。请重新选择。',
    en: 'A chosen group robot is gone or is no group. Choose again.',
  },
  'road.not_found': {
    status: 404,
    'zh-CN': '找不到这条消息通道（{roadId}）。请刷新。',
    en: 'There is no such road ({roadId}). Refresh the page.',
  },
  'road.name_taken': {
    status: 409,
    'zh-CN': '已有名为「{name}」的消息通道。请换一个名称。',
    en: 'There is a road named “{name}” already. Choose another name.',
  },
  'road.too_many': {
    status: 409,
    'zh-CN': '消息通道最多 {limit} 条。',
    en: 'There may be {limit} roads at most.',
  },
  'road.mail_port_wrong': {
    status: 422,
    'zh-CN': '端口「{port}」不对：应为 1–65535，常用 465（SSL）或 587（STARTTLS）。',
    en: 'The port “{port}” is wrong: 1–65535, usually 465 (TLS) or 587 (STARTTLS).',
  },
  'road.off': {
    status: 409,
    'zh-CN': '消息通道「{name}」已停用。请先启用。',
    en: 'The road “{name}” is switched off. Switch it on first.',
  },
  'my_road.not_personal': {
    status: 422,
    'zh-CN': '「{name}」是群通道，不能绑定到个人。',
    en: '“{name}” leads to a group; a person cannot be bound to it.',
  },
  'my_road.no_contact': {
    status: 422,
    'zh-CN': '您的账号没有{what}。请让管理员补上，或直接填写。',
    en: 'Your account has no {what}. Ask an administrator to add it, or type it in.',
  },
  'my_road.not_there': {
    status: 422,
    'zh-CN': '「{name}」里找不到您手机号对应的人，或不在应用可见范围内。请联系管理员。',
    en: '“{name}” knows nobody with your phone, or its app may not see you. Ask an administrator.',
  },
  'my_road.messenger_refused': {
    status: 409,
    'zh-CN': '「{name}」没有回答您是谁（{words}）。{advice}',
    en: '“{name}” did not say who you are ({words}). {advice}',
  },
  'my_road.not_found': {
    status: 404,
    'zh-CN': '找不到您的这条通道。请刷新。',
    en: 'There is no such road of yours. Refresh the page.',
  },
  'my_road.push_address_wrong': {
    status: 422,
    'zh-CN': '浏览器给出的推送地址不是公网 https 地址（{host}），不能使用。',
    en: 'The browser’s push address is no public https address ({host}); it cannot be used.',
  },
});
