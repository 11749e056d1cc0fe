import { z } from 'zod';
import { idSchema, type Id } from '../kernel/id.ts';
import { instantSchema } from '../kernel/instant.ts';
import { fenSchema } from '../kernel/money.ts';
import { orderExceptionKinds } from './order-exception.ts';

/** An exception as lists and the order's page show it: `orderExceptions[kind].says` with `detail` filled in. */
export const exceptionView = z.object({
  kind: z.enum(orderExceptionKinds),
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
  openedAt: instantSchema,
  /** null while it is open */
  clearedAt: instantSchema.nullable(),
  clearedBy: z.string().nullable(),
  /** a person let it go although it still held */
  isForced: z.boolean(),
  endReason: z.string().nullable(),
});
export type ExceptionView = z.output<typeof exceptionView>;

/** A stock SKU that a sold line is shipped as; its money is a share of the line's. */
export const componentView = z.object({
  lineNo: z.string(),
  sku: z.object({ id: idSchema<Id<'SkuId'>>(), code: z.string(), name: z.string(), specification: z.string() }),
  /** the bundle that the line was matched with, null when it is the SKU itself */
  bundle: z.object({ id: idSchema<Id<'SkuId'>>(), code: z.string(), name: z.string() }).nullable(),
  quantity: z.int(),
  list: fenSchema,
  paid: fenSchema,
  receivable: fenSchema,
});
export type ComponentView = z.output<typeof componentView>;

/** Why an order waits although nothing is wrong with it. */
export const holdView = z.object({
  /** `hand`, `presale`, or `rule:` and the rule's key */
  source: z.string(),
  reason: z.string(),
  /** null: until somebody ends it */
  until: instantSchema.nullable(),
  placedAt: instantSchema,
  placedBy: z.string(),
  /** null while it holds */
  endedAt: instantSchema.nullable(),
  endedBy: z.string().nullable(),
  endReason: z.string().nullable(),
});
export type HoldView = z.output<typeof holdView>;
