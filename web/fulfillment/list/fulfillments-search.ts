import { z } from 'zod';

const text = z.coerce.string().max(64).optional().catch(undefined);

/**
 * What the address of the list may say. Which values make sense the page says (known-filters.ts): the tables behind them are
 * not needed before it is opened.
 */
export const fulfillmentsSearch = z.object({
  search: text,
  stage: text,
  shopId: text,
  warehouseId: text,
  carrier: text,
  exception: text,
  stock: text,
  due: text,
  /** the one whose page is open */
  open: text,
});
export type FulfillmentsSearch = z.output<typeof fulfillmentsSearch>;
