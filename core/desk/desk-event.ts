import { z } from 'zod';
import { eventType } from '../kernel/event.ts';
import { questionKindCodes } from './answer-row.ts';

/**
 * Somebody of the desk opened an order (`looked_up`) or copied an answer to a buyer's question, by the question. The share of
 * "where is it" among all questions is counted from these. `code` names the answer; no text, no personal data.
 */
export const serviceAnswered = eventType({
  name: 'service.answered',
  subjectKind: 'order',
  payload: z.object({ kind: z.enum(questionKindCodes), code: z.string() }),
  words: { 'zh-CN': '客服查单或回答买家', en: 'Service looked an order up or answered its buyer' },
});
