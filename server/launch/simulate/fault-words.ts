import type { Words } from '@zhidan/core/kernel/words.ts';

/** What was made to go wrong and what was done again, by the names under which it is counted. */
const faultWords: Readonly<Record<string, Words>> = {
  'server killed at work': { 'zh-CN': '干活中杀掉服务进程', en: 'server killed at work' },
  'worker killed at work': { 'zh-CN': '干活中杀掉后台进程', en: 'worker killed at work' },
  'database killed at work': { 'zh-CN': '干活中杀掉数据库', en: 'database killed at work' },
  'disk full at work': { 'zh-CN': '干活中磁盘写满', en: 'disk full at work' },
  'server killed at rest': { 'zh-CN': '空闲时杀掉服务进程', en: 'server killed at rest' },
  'worker killed at rest': { 'zh-CN': '空闲时杀掉后台进程', en: 'worker killed at rest' },
  'database killed at rest': { 'zh-CN': '空闲时杀掉数据库', en: 'database killed at rest' },
  'disk full at rest': { 'zh-CN': '空闲时磁盘写满', en: 'disk full at rest' },
  'request lost': { 'zh-CN': '店内网络丢请求', en: 'requests lost in the building' },
  'answer lost': { 'zh-CN': '店内网络丢回应', en: 'answers lost in the building' },
  'nobody answered': { 'zh-CN': '服务不在、连不上', en: 'server away' },
  'told to come back': { 'zh-CN': '服务答“稍后再试”', en: 'told to come back' },
  'repeated by people': { 'zh-CN': '员工设备自动重发', en: 'sent again by screens' },
  'platform throttled': { 'zh-CN': '平台限流', en: 'platform throttled' },
  'platform server_error': { 'zh-CN': '平台内部错误', en: 'platform errors' },
  'platform unavailable': { 'zh-CN': '平台停机', en: 'platform away' },
  'platform token_expired': { 'zh-CN': '平台说授权过期', en: 'tokens refused' },
  'platform garbled': { 'zh-CN': '平台答乱码', en: 'garbled answers' },
  'platform disconnect': { 'zh-CN': '平台断线', en: 'lines broken' },
  'platform lost_answer': { 'zh-CN': '平台做了但没回应', en: 'done without an answer' },
  'platform timeout': { 'zh-CN': '平台超时', en: 'platform timed out' },
  'platform slow': { 'zh-CN': '平台变慢', en: 'platform slow' },
  'pull auth_expired': { 'zh-CN': '拉单：授权过期', en: 'pulls: authorisation ended' },
  'pull throttled': { 'zh-CN': '拉单：被限流', en: 'pulls: throttled' },
  'pull transient': { 'zh-CN': '拉单：暂时失败', en: 'pulls: failed for a while' },
  'pull unknown': { 'zh-CN': '拉单：原因不明', en: 'pulls: unknown' },
  'pull cut off': { 'zh-CN': '拉单：中途被打断', en: 'pulls: cut off' },
  'ship notice': { 'zh-CN': '发货回传', en: 'ship notices' },
  'number of a parcel': { 'zh-CN': '取单号', en: 'waybill numbers' },
};

/** `平台限流 / platform throttled 7, …`; a name without words stands for itself, as names of jobs do. */
export function countedLine(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, times]) => {
      const words = faultWords[name];
      return `${words ? `${words['zh-CN']} / ${words.en}` : name} ${times}`;
    })
    .join(', ');
}
