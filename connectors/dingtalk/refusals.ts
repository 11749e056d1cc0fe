import type { MessengerRefusals } from '@zhidan/core/notify/messenger.ts';

const token = { 'zh-CN': '凭证已过期，系统会重新获取。', en: 'The token has ended; a new one is fetched by itself.' };
const pace = { 'zh-CN': '发送过快，钉钉限流，稍后自动继续。', en: 'Too many messages; DingTalk pauses us and it goes on by itself.' };
const robot = {
  'zh-CN': '群机器人不存在或已停用。请在群里重新添加自定义机器人并更新 access_token。',
  en: 'The robot is gone or switched off. Add a custom robot to the group again and paste its access_token.',
};
const guard = {
  'zh-CN': '不符合机器人的安全设置。按提示检查：加签密钥、自定义关键词、IP 白名单、服务器时间。',
  en: 'The robot’s security settings say no. Compare the signing secret, the keyword, the allowed addresses and this server’s clock.',
};
const app = { 'zh-CN': '请核对 AppKey、AppSecret 和 AgentId。', en: 'Compare the app key, the app secret and the agent ID.' };
const right = {
  'zh-CN': '应用没有这个接口的权限。请在钉钉开放平台为应用开通“通讯录手机号查询”和“工作通知”权限。',
  en: 'The app lacks the right to this call. Grant it phone look-up and work notices in the DingTalk console.',
};
const person = {
  'zh-CN': '钉钉里找不到这个人，或不在应用可见范围内。请检查可见范围，或在“我的通知”里重新绑定。',
  en: 'DingTalk does not know this person, or the app may not see them. Check the visible range, or bind them again in My notifications.',
};
const once = {
  'zh-CN': '钉钉对同一人每天只投递一次内容相同的工作通知。',
  en: 'DingTalk delivers the same words to one person only once a day.',
};

/** Codes of robots and work notices, as far as sending meets them; 660026 and the 4xxxxx of robots are unverified. Source: open.dingtalk.com. */
export const refusals: MessengerRefusals = {
  '-1': { kind: 'transient', advice: { 'zh-CN': '钉钉系统繁忙，会自动重试。', en: 'DingTalk is busy; it is tried again by itself.' } },
  '88': { kind: 'permission', advice: right },
  '33012': { kind: 'business', advice: person },
  '40014': { kind: 'auth_expired', advice: token },
  '40089': { kind: 'permission', advice: app },
  '41001': { kind: 'auth_expired', advice: token },
  '42001': { kind: 'auth_expired', advice: token },
  '60011': { kind: 'permission', advice: right },
  '60121': { kind: 'business', advice: person },
  '90018': { kind: 'throttled', advice: pace },
  '130101': { kind: 'throttled', advice: pace },
  '143103': { kind: 'throttled', advice: pace },
  '143104': { kind: 'throttled', advice: pace },
  '143106': { kind: 'business', advice: once },
  '300001': { kind: 'permission', advice: robot },
  '300005': { kind: 'permission', advice: robot },
  '310000': { kind: 'invalid_request', advice: guard },
  '400013': { kind: 'permission', advice: robot },
  '400101': { kind: 'permission', advice: robot },
  '400102': { kind: 'permission', advice: robot },
  '410100': { kind: 'throttled', advice: pace },
  '660026': { kind: 'throttled', advice: pace },
  invalidClientIdOrSecret: { kind: 'permission', advice: app },
};
