import { carriers } from '@zhidan/core/allocation/carrier.ts';
import { fulfillmentStages } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { fulfillmentStocks } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import { orderExceptionKinds } from '@zhidan/core/orders/order-exception.ts';
import { dueSpans } from '@zhidan/core/orders/order-span.ts';
import { z } from 'zod';

const oneOf = <Name extends string>(table: Readonly<Record<Name, unknown>>) => z.enum(Object.keys(table) as [Name, ...Name[]]);
const text = z.string().max(64).optional().catch(undefined);

/** What the address of the list may say; anything else is ignored. */
export const fulfillmentsSearch = z.object({
  search: text,
  stage: z.enum(fulfillmentStages).optional().catch(undefined),
  shopId: text,
  warehouseId: text,
  carrier: oneOf(carriers).optional().catch(undefined),
  exception: z.enum(orderExceptionKinds).optional().catch(undefined),
  stock: oneOf(fulfillmentStocks).optional().catch(undefined),
  due: oneOf(dueSpans).optional().catch(undefined),
  /** the one whose page is open */
  open: text,
});
export type FulfillmentsSearch = z.output<typeof fulfillmentsSearch>;
