import { z } from 'zod';
import { eventType } from '../../kernel/event.ts';
import { warningHours } from './late-risk.ts';

/** It still waits, and no more than this many hours are left; 0: it is late. Each warning of a fulfillment order is told once. */
export const deadlineNear = eventType({
  name: 'fulfillment.deadline_near',
  subjectKind: 'fulfillment_order',
  payload: z.object({ orderIds: z.array(z.string()), hours: z.literal(warningHours), penaltyFen: z.int() }),
  words: { 'zh-CN': '发货时限将到', en: 'Ship-by time is near' },
});

const empty = z.object({});
export const slaPolicyAdded = eventType({
  name: 'sla_policy.added',
  subjectKind: 'sla_policy',
  payload: empty,
  words: { 'zh-CN': '新增时效与罚款', en: 'Deadline and penalty added' },
});
export const slaPolicyChanged = eventType({
  name: 'sla_policy.changed',
  subjectKind: 'sla_policy',
  payload: empty,
  words: { 'zh-CN': '修改时效与罚款', en: 'Deadline and penalty changed' },
});

/** Who may hear of them on the live stream. */
export const deadlineSubjects = { sla_policy: 'fulfillment.display' } as const;
