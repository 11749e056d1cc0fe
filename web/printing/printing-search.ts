import { readinesses } from '@zhidan/core/printing/readiness.ts';
import { z } from 'zod';

/** What the address of a page may say; anything else is ignored. */
const id = z.uuid().optional().catch(undefined);

export const printSearch = z.object({
  warehouseId: id,
  carrier: z.string().max(20).optional().catch(undefined),
  shopId: id,
  readiness: z.enum(readinesses).optional().catch(undefined),
});
export type PrintSearch = z.output<typeof printSearch>;

export const batchesSearch = z.object({
  text: z.coerce.string().max(60).optional().catch(undefined),
  show: z.enum(['open']).optional().catch(undefined),
  /** the batch that is open beside the list */
  batch: id,
});
export type BatchesSearch = z.output<typeof batchesSearch>;
