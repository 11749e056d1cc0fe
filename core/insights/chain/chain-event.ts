import { z } from 'zod';
import { eventType } from '../../kernel/event.ts';
import { chainLinkCodes } from './chain-link-code.ts';

const payload = z.object({ link: z.enum(chainLinkCodes) });

/** A link took longer than it may. Told once while it is broken. */
export const chainLinkBroken = eventType({
  name: 'chain.link_broken',
  subjectKind: 'order',
  payload,
  words: { 'zh-CN': '链路断开', en: 'A link of the chain is broken' },
});
export const chainLinkMended = eventType({
  name: 'chain.link_mended',
  subjectKind: 'order',
  payload,
  words: { 'zh-CN': '链路恢复', en: 'A link of the chain is mended' },
});
export const chainLimitChanged = eventType({
  name: 'chain_limit.changed',
  subjectKind: 'chain_limit',
  payload: z.object({ link: z.enum(chainLinkCodes), minutes: z.int() }),
  words: { 'zh-CN': '修改链路时限', en: 'Limit of a link changed' },
});

/** Who may hear of them on the live stream. */
export const chainSubjects = { chain_limit: 'fulfillment.display' } as const;
