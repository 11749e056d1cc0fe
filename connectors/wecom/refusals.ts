import type { MessengerRefusals } from '@zhidan/core/notify/messenger.ts';

const token = { 'zh-CN': '凭证已过期，系统会重新获取。', en: 'The token has ended; a new one is fetched by itself.' };
const pace = { 'zh-CN': '发送过快，稍后自动继续。', en: 'Too many messages; it goes on by itself soon.' };
const person = {
  'zh-CN': '收件人不在应用可见范围内：在企业微信管理后台把这个人加入应用的可见范围，或在“我的通知”里重新绑定。',
  en: 'The app may not write to this person: add them to the app’s visible range in the WeCom console, or bind them again in My notifications.',
};
const robot = {
  'zh-CN': '群机器人地址无效：可能已被移除。请在群里重新添加机器人并更新地址。',
  en: 'The robot’s key is unknown: it was probably removed. Add a robot to the group again and paste its new key.',
};
const app = { 'zh-CN': '请核对企业 ID、应用 Secret 和 AgentId。', en: 'Compare the corp ID, the app’s secret and its agent ID.' };
const ip = {
  'zh-CN': '请在应用的“企业可信 IP”中加入本服务器的公网 IP。',
  en: 'Add this server’s public address to the app’s trusted IPs in the WeCom console.',
};

/** WeCom's global error codes, as far as sending meets them. Source: developer.work.weixin.qq.com 90313 (global codes), 91770 (robots). */
export const refusals: MessengerRefusals = {
  '-1': { kind: 'transient', advice: { 'zh-CN': '企业微信系统繁忙，会自动重试。', en: 'WeCom is busy; it is tried again by itself.' } },
  '40001': { kind: 'permission', advice: app },
  '40013': { kind: 'permission', advice: app },
  '40014': { kind: 'auth_expired', advice: token },
  '41001': { kind: 'auth_expired', advice: token },
  '42001': { kind: 'auth_expired', advice: token },
  '45009': { kind: 'throttled', advice: pace },
  '45033': { kind: 'throttled', advice: pace },
  '46004': { kind: 'business', advice: person },
  '60011': { kind: 'permission', advice: person },
  '60020': { kind: 'permission', advice: ip },
  '60111': { kind: 'business', advice: person },
  '81013': { kind: 'business', advice: person },
  '82001': { kind: 'business', advice: person },
  '93000': { kind: 'permission', advice: robot },
  '93008': { kind: 'permission', advice: robot },
  '301002': { kind: 'permission', advice: app },
};
