import { measureCodes } from '@zhidan/core/insights/measures/measure-code.ts';
import { z } from 'zod';

const text = z.string().max(64).optional().catch(undefined);
const at = z.iso.datetime().optional().catch(undefined);

/** What the address of the page may say. `from` and `to`: the first moment, and the moment behind the last day. Which names make sense the page says. */
export const measuresSearch = z.object({
  measure: z.enum(measureCodes).optional().catch(undefined),
  from: at,
  to: at,
  channel: text,
  shopId: text,
  warehouseId: text,
  carrier: text,
  personId: text,
  part: text,
});
export type MeasuresSearch = z.output<typeof measuresSearch>;
