import type { FaultKind } from '@zhidan/core/channels/connector-fault.ts';
import { faultWords } from '@zhidan/core/channels/fault-words.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import type { RoadKind } from '@zhidan/core/notify/road.ts';
import { roadKindRow } from './road-kinds.ts';

type Fault = Readonly<{ kind: FaultKind; code: string; words: string }>;

const byKind: Readonly<Record<FaultKind, Words>> = {
  ...faultWords,
  auth_expired: { 'zh-CN': '凭证失效，请核对通道的凭证。', en: 'The credentials no longer work; compare those of the road.' },
  permission: {
    'zh-CN': '没有权限，请核对通道的凭证和应用权限。',
    en: 'Not allowed: compare the road’s credentials and the app’s rights.',
  },
  throttled: { 'zh-CN': '发送过快，稍后自动继续。', en: 'Too many messages; it goes on by itself soon.' },
  transient: {
    'zh-CN': '对方暂时没有响应，会自动重试，然后换下一条通道。',
    en: 'No answer for now; it is tried again by itself, then by the next road.',
  },
  business: { 'zh-CN': '对方拒绝了这条消息，原因见原话。', en: 'The message was refused, for the reason given.' },
};

/** A fault with what a person can do about it: by its code where that is known, else by its kind. */
export function advised<Given extends Fault>(kind: RoadKind | null, fault: Given): Given & Readonly<{ advice: Words }> {
  const known = kind === null ? undefined : roadKindRow(kind).refusals[fault.code]?.advice;
  return { ...fault, advice: known ?? byKind[fault.kind] };
}
