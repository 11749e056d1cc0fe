import type { MessengerRefusals } from '@zhidan/core/notify/messenger.ts';

const token = { 'zh-CN': '凭证已过期，系统会重新获取。', en: 'The token has ended; a new one is fetched by itself.' };
const pace = { 'zh-CN': '发送过快，稍后自动继续。', en: 'Too many messages; it goes on by itself soon.' };
const robot = {
  'zh-CN': '群机器人地址无效：可能已被移除。请在群里重新添加自定义机器人并更新地址。',
  en: 'The robot’s address is unknown: it was probably removed. Add a custom robot to the group again and paste its address.',
};
const guard = {
  'zh-CN': '不符合机器人的安全设置。按提示检查：签名密钥、自定义关键词、IP 白名单、服务器时间。',
  en: 'The robot’s security settings say no. Compare the signing secret, the keyword, the allowed addresses and this server’s clock.',
};
const app = { 'zh-CN': '请核对 App ID 和 App Secret。', en: 'Compare the app ID and the app secret.' };
const right = {
  'zh-CN': '应用缺少权限或机器人能力。请在飞书开放平台开通机器人能力、发消息和“通过手机号获取用户 ID”权限并发布版本。',
  en: 'The app lacks a right or the robot ability. Grant sending and phone look-up in the Feishu console, and publish a version.',
};
const person = {
  'zh-CN': '收件人不在应用可用范围内。请在飞书管理后台扩大可用范围，或在“我的通知”里重新绑定。',
  en: 'The app may not write to this person: widen its availability in Feishu’s console, or bind them again in My notifications.',
};

/** Codes of robots and messages, as far as sending meets them. 11232 for robots and 10014 are unverified. Source: open.feishu.cn. */
export const refusals: MessengerRefusals = {
  '9499': { kind: 'invalid_request', advice: guard },
  '10003': { kind: 'permission', advice: app },
  '10014': { kind: 'permission', advice: app },
  '11232': { kind: 'throttled', advice: pace },
  '19001': { kind: 'permission', advice: robot },
  '19021': { kind: 'invalid_request', advice: guard },
  '19022': { kind: 'permission', advice: guard },
  '19024': { kind: 'invalid_request', advice: guard },
  '230006': { kind: 'permission', advice: right },
  '230013': { kind: 'business', advice: person },
  '230020': { kind: 'throttled', advice: pace },
  '230001': { kind: 'business', advice: person },
  '99991400': { kind: 'throttled', advice: pace },
  '99991661': { kind: 'auth_expired', advice: token },
  '99991663': { kind: 'auth_expired', advice: token },
  '99991664': { kind: 'auth_expired', advice: token },
  '99991672': { kind: 'permission', advice: right },
};
