import type { Words } from '../../kernel/words.ts';
import type { FaultKind } from '../connector-fault.ts';

/** What a fault means to a merchant, and what to do about it; the platform's own words stand beside. */
export const faultAdvice = {
  auth_expired: {
    title: { 'zh-CN': '授权已失效', en: 'The authorisation has ended' },
    cure: {
      'zh-CN': '点“授权”，用店铺主账号在平台页面上重新同意。重新授权后从断点继续，不会漏单。',
      en: 'Press “Authorise” and agree again on the platform with the main account of the shop. It then goes on where it stopped; nothing is missed.',
    },
  },
  permission: {
    title: { 'zh-CN': '应用没有权限', en: 'The app lacks permission' },
    cure: {
      'zh-CN': '到平台的开放平台控制台核对：App Key 与 App Secret 是否正确、应用是否已上线、是否开通订单接口、服务器 IP 是否在白名单。',
      en: 'Check in the console of the platform: key and secret of the app, that it is on line, that it may use the order interfaces, and that the address of this server is allowed.',
    },
  },
  throttled: {
    title: { 'zh-CN': '调用太频繁，平台限流', en: 'The platform limits our calls' },
    cure: {
      'zh-CN': '不用处理，系统会放慢速度自动重试。如果经常出现，请把拉单间隔调长，或在平台申请更高的调用额度。',
      en: 'Nothing to do: it slows down and tries again by itself. If it happens often, pull less often or ask the platform for a higher quota.',
    },
  },
  transient: {
    title: { 'zh-CN': '平台暂时没有应答', en: 'The platform did not answer' },
    cure: {
      'zh-CN': '不用处理，系统会自动重试并补上这段时间的订单。超过一小时仍未恢复，请检查服务器能否访问外网。',
      en: 'Nothing to do: it tries again by itself and catches up. If it lasts an hour, check that this server reaches the internet.',
    },
  },
  invalid_request: {
    title: { 'zh-CN': '平台不接受请求', en: 'The platform does not accept the request' },
    cure: {
      'zh-CN': '多半是平台接口变了，或服务器时间不准。请先校准服务器时间；仍然出现，请复制原话联系支持。',
      en: 'Most likely the platform has changed, or the clock of this server is wrong. Set the clock; if it stays, copy the words and ask support.',
    },
  },
  business: {
    title: { 'zh-CN': '平台拒绝了这次操作', en: 'The platform refused' },
    cure: { 'zh-CN': '请按平台的原话处理，处理后点“立即拉单”。', en: 'Do what the words of the platform say, then press “Pull now”.' },
  },
  unknown: {
    title: { 'zh-CN': '平台的回答无法识别', en: 'The answer of the platform was not understood' },
    cure: {
      'zh-CN': '系统会继续重试。若反复出现，请复制原话联系支持；订单不会丢，恢复后自动补上。',
      en: 'It goes on trying. If it keeps happening, copy the words and ask support; no order is lost, they are fetched once it works.',
    },
  },
} as const satisfies Readonly<Record<FaultKind, Readonly<{ title: Words; cure: Words }>>>;
