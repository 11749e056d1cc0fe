import { z } from 'zod';
import { eventType } from '../../kernel/event.ts';

const subjectKind = 'fulfillment_order';
const ids = z.array(z.string());

/** About the new one. */
export const fulfillmentMerged = eventType({
  name: 'fulfillment.merged',
  subjectKind,
  payload: z.object({ orderIds: ids, fromIds: ids, isByHand: z.boolean() }),
  words: { 'zh-CN': '合单', en: 'Merged' },
});
/** About the one that was split; `way`: by hand, by stock …, or because a member had to leave. */
export const fulfillmentSplit = eventType({
  name: 'fulfillment.split',
  subjectKind,
  payload: z.object({ orderIds: ids, partIds: ids, way: z.string() }),
  words: { 'zh-CN': '拆单', en: 'Split' },
});
/** About one that came back; `fromId` is what it had become. */
export const fulfillmentRestored = eventType({
  name: 'fulfillment.restored',
  subjectKind,
  payload: z.object({ orderIds: ids, fromIds: ids }),
  words: { 'zh-CN': '还原', en: 'Restored' },
});
/** Gifts that rules give, or no longer give. */
export const fulfillmentGiftsChanged = eventType({
  name: 'fulfillment.gifts_changed',
  subjectKind,
  payload: z.object({ orderIds: ids, given: ids, withdrawn: ids }),
  words: { 'zh-CN': '赠品变化', en: 'Gifts changed' },
});
