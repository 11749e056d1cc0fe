import type { Words } from '../kernel/words.ts';
import type { FaultKind } from './connector-fault.ts';

/** What a platform's fault means for the merchant, and what to do; the platform's own code and words stand beside it. */
export const faultWords = {
  auth_expired: {
    'zh-CN': '平台不再接受这家店铺的授权。请在店铺页面重新授权；授权后会从中断处接着抓单，不会漏单。',
    en: 'The platform no longer accepts this shop’s authorisation. Authorise it again on the shop page; pulling then goes on where it stopped, nothing is missed.',
  },
  permission: {
    'zh-CN': '应用没有调用这个接口的权限。请到平台的开放平台后台申请权限（或续订服务），系统会自动重试。',
    en: 'The app may not make this call. Apply for the permission (or renew the service) in the platform’s console; it is tried again by itself.',
  },
  throttled: {
    'zh-CN': '调用次数超过平台限制，稍后自动继续。如果经常出现，请调低这家店铺的每秒调用次数，或向平台申请更高的额度。',
    en: 'More calls than the platform allows; it goes on by itself soon. If this happens often, lower this shop’s calls per second, or apply for a higher quota.',
  },
  transient: {
    'zh-CN': '平台或网络暂时没有响应，会自动重试。如果持续超过一小时，请检查这台服务器的网络，或查看平台公告。',
    en: 'The platform or the network does not answer for now; it is tried again by itself. If it lasts for more than an hour, check this server’s network and the platform’s notices.',
  },
  invalid_request: {
    'zh-CN': '平台认为请求有误。最常见的原因是服务器时间不准，或应用的密钥填错：请先校准服务器时间，再核对应用信息。',
    en: 'The platform takes the request for wrong. Mostly the server’s clock is off or the app’s secret is mistyped: set the clock first, then compare the app’s credentials.',
  },
  business: {
    'zh-CN': '平台拒绝了请求，原因见平台的原话。请按平台的提示处理，系统会自动重试。',
    en: 'The platform refused the request, for the reason it gives. Do as it says; it is tried again by itself.',
  },
  unknown: {
    'zh-CN': '平台返回了无法识别的内容，会自动重试。如果持续出现，请把平台原话发给我们。',
    en: 'The platform answered something that we cannot read; it is tried again by itself. If it goes on, send us the platform’s words.',
  },
} as const satisfies Readonly<Record<FaultKind, Words>>;

/** Faults that we tell ourselves, by the code that stands where a platform's own would. */
const ownFaultWords = {
  network: {
    'zh-CN': '连接不上平台（超时、断线或域名解析失败）',
    en: 'The platform cannot be reached (time-out, broken line or unknown host)',
  },
  paused: { 'zh-CN': '平台要求暂停调用，时间未到', en: 'The platform asked for a pause that is not over yet' },
  refresh_busy: { 'zh-CN': '另一个进程正在续期授权', en: 'Another process is renewing the authorisation' },
  no_refresh: { 'zh-CN': '这种授权不能自动续期', en: 'This authorisation cannot be renewed automatically' },
  unauthorized: { 'zh-CN': '店铺还没有授权', en: 'The shop is not authorised yet' },
  expired: { 'zh-CN': '店铺授权已失效', en: 'The shop’s authorisation has ended' },
  unreadable: { 'zh-CN': '平台返回的内容缺少必要字段', en: 'A field is missing in what the platform answered' },
  cut_off: {
    'zh-CN': '这次抓单被中断（程序关闭或重启），下一次已从中断处继续',
    en: 'This run was cut off (the program stopped or restarted); the next one went on where it stood',
  },
  clock_skew: {
    'zh-CN': '这台服务器的时间与平台相差太多，请校准服务器时间；校准后自动继续',
    en: 'This server’s clock and the platform’s are too far apart: set the server’s clock; it then goes on by itself',
  },
  internal: { 'zh-CN': '程序内部错误，详情见日志', en: 'An error inside this program; see the log' },
} as const satisfies Readonly<Record<string, Words>>;

/** Our own words for a fault that we told ourselves; null for one that the platform told. */
export function ownWordsOf(code: string): Words | null {
  return Object.hasOwn(ownFaultWords, code) ? ownFaultWords[code as keyof typeof ownFaultWords] : null;
}
