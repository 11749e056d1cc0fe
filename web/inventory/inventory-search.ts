import { z } from 'zod';

/** What the address of a page may say; anything else is ignored. */
const id = z.uuid().optional().catch(undefined);

export const stockSearch = z.object({
  search: z.coerce.string().max(64).optional().catch(undefined),
  warehouseId: id,
  need: z.enum(['out', 'low', 'reserved']).optional().catch(undefined),
  /** the SKU that is open beside the list, and the warehouse whose ledger is shown */
  sku: id,
  at: id,
  /** the document that is open */
  document: id,
});
export type StockSearch = z.output<typeof stockSearch>;

export const scanSearch = z.object({ document: id });

export const warehousesSearch = z.object({ warehouse: id });
