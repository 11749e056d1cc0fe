import { ConnectorFault, type FaultKind } from '@zhidan/core/channels/connector-fault.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import { withoutSecrets } from '@zhidan/core/channels/without-secrets.ts';
import { withoutContracts } from '@zhidan/core/waybills/contract-lines.ts';

/** What result codes mean: those of e-waybills and queries as public clients list them (unverified). Source: logistics.md §9. */
export const faultKinds: Readonly<Record<string, FaultKind>> = {
  '101': 'business', // a field is missing
  '102': 'business', // a field is wrong
  '103': 'business', // a format is wrong
  '104': 'permission', // the account
  '105': 'business', // anything else, by its words
  '401': 'invalid_request',
  '402': 'invalid_request',
  '403': 'business', // the number holds what no number holds
  '404': 'business', // the number's length
  '405': 'throttled', // the day's queries are used up
};

/** Where no code tells, and where one code tells too little: the words do. */
const faultWords: readonly (readonly [RegExp, FaultKind])[] = [
  [/签名|加密|DataSign|非法参数/i, 'invalid_request'],
  [/未开通|没有权限|无权|用户ID|账号.*(?:禁用|过期)/i, 'permission'],
  [/次数|频繁|限流/, 'throttled'],
  [/系统|服务器|稍后|超时/, 'transient'],
];

const pauseMs = 60_000;

/** An answer that says `Success: false`, in its own code and words. */
export function faultOf(answer: Part, app: ChannelApp): ConnectorFault {
  const code = read.text(answer, 'ResultCode');
  const words = read.text(answer, 'Reason');
  const byWords = faultWords.find(([shape]) => shape.test(words))?.[1];
  const kind = byWords ?? faultKinds[code] ?? (code === '' && words === '' ? 'unknown' : 'business');
  return new ConnectorFault({
    kind,
    platformCode: code || 'refused',
    platformWords: withoutSecrets(withoutContracts(words, app), { app }),
    ...(kind === 'throttled' ? { retryAfterMs: pauseMs } : {}),
  });
}
