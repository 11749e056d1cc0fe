import { z } from 'zod';
import { eventType } from '../kernel/event.ts';

const subjectKind = 'print_batch';
const itemIds = z.array(z.string());

/** Labels were claimed; what the claim refused is among the items and says why. */
export const printBatchMade = eventType({
  name: 'print_batch.made',
  subjectKind,
  payload: z.object({ kind: z.enum(['print', 'reprint']), itemCount: z.int(), refusedCount: z.int() }),
  words: { 'zh-CN': '建立打印批次', en: 'Print batch made' },
});
/** Print data, and with it the receivers' data, left the house for a printer. */
export const labelsHandedOut = eventType({
  name: 'print_batch.handed_out',
  subjectKind,
  payload: z.object({ itemIds, printer: z.string(), refusedCount: z.int() }),
  words: { 'zh-CN': '发送打印', en: 'Labels sent to a printer' },
});
export const labelsSettled = eventType({
  name: 'print_batch.settled',
  subjectKind,
  payload: z.object({ itemIds, printedCount: z.int(), failedCount: z.int(), unknownCount: z.int(), byHand: z.boolean() }),
  words: { 'zh-CN': '登记打印结果', en: 'Print results noted' },
});

/** Who may hear news about a subject on the live stream. */
export const printingSubjects = { print_batch: 'printing.display' } as const;
