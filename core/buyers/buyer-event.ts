import { z } from 'zod';
import { eventType } from '../kernel/event.ts';

const subjectKind = 'order';

/** Somebody of ours made a link for the buyer of an order. */
export const buyerLinkMade = eventType({
  name: 'buyer.link_made',
  subjectKind,
  payload: z.object({ days: z.int() }),
  words: { 'zh-CN': '生成买家自助链接', en: 'Link for the buyer made' },
});

/** A buyer looked at the page of an order, by a link or by number and phone: a "where is it" that nobody had to answer. */
export const buyerLooked = eventType({
  name: 'buyer.looked',
  subjectKind,
  payload: z.object({ way: z.enum(['link', 'number']) }),
  words: { 'zh-CN': '买家自助查看订单', en: 'Looked at by its buyer' },
});

export const buyerConfirmed = eventType({
  name: 'buyer.confirmed',
  subjectKind,
  payload: z.object({}),
  words: { 'zh-CN': '买家确认收货信息', en: 'Receiver confirmed by the buyer' },
});
