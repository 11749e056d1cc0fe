import { z } from 'zod';
import { eventType } from '../../kernel/event.ts';
import { instantSchema } from '../../kernel/instant.ts';
import { fenSchema } from '../../kernel/money.ts';

const hourFigures = z.object({
  hour: instantSchema,
  platformCount: z.int(),
  ourCount: z.int(),
  platformPaidFen: fenSchema.nullable(),
  ourPaidFen: fenSchema,
});

/** The alarm: orders of an hour are missing or too many, and filling the gap did not help. */
export const shopHourIncomplete = eventType({
  name: 'shop.hour_incomplete',
  subjectKind: 'shop',
  payload: hourFigures.extend({ fillCount: z.int() }),
  words: { 'zh-CN': '漏单报警：与平台订单数不一致', en: 'Orders of an hour are incomplete' },
});

/** The end of an alarm: the hour agrees with the platform. */
export const shopHourCompleted = eventType({
  name: 'shop.hour_completed',
  subjectKind: 'shop',
  payload: hourFigures,
  words: { 'zh-CN': '漏单报警解除：已与平台一致', en: 'Orders of an hour are complete again' },
});
