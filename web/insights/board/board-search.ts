import { z } from 'zod';

const text = z.string().max(64).optional().catch(undefined);

/** What the address of the board may say; a view and a link are the same texts. Which values make sense the page says. */
export const boardSearch = z.object({
  span: text,
  channel: text,
  shopId: text,
  category: text,
  warehouseId: text,
  carrier: text,
  tag: text,
  exception: text,
  part: text,
  /** the card whose page is open */
  open: text,
});
export type BoardSearch = z.output<typeof boardSearch>;
