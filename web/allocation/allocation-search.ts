import { areaStateNames } from '@zhidan/core/allocation/area/suspended-area.ts';
import { carriers, type CarrierCode } from '@zhidan/core/allocation/carrier.ts';
import { z } from 'zod';

const carrierNames = Object.keys(carriers) as [CarrierCode, ...CarrierCode[]];
const id = z.uuid().optional().catch(undefined);

export const feeTablesSearch = z.object({ table: id });

export const areasSearch = z.object({
  state: z.enum(areaStateNames).optional().catch(undefined),
  carrier: z.enum(carrierNames).optional().catch(undefined),
  region: z.coerce.string().max(60).optional().catch(undefined),
});
export type AreasSearch = z.output<typeof areasSearch>;

export const carriersSearch = z.object({ carrier: id });
