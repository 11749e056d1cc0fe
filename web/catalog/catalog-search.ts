import { matchWayNames } from '@zhidan/core/catalog/listing.ts';
import { skuGapNames } from '@zhidan/core/catalog/sku-gap.ts';
import { z } from 'zod';

/** What the address of a page may say; anything else is ignored. */
const text = z.coerce.string().max(64).optional().catch(undefined);
const id = z.uuid().optional().catch(undefined);

export const matchingTabs = ['unmatched', 'matched'] as const;

export const matchingSearch = z.object({
  tab: z.enum(matchingTabs).optional().catch(undefined),
  search: text,
  shopId: id,
  matchedBy: z.enum(matchWayNames).optional().catch(undefined),
});
export type MatchingSearch = z.output<typeof matchingSearch>;

export const skusSearch = z.object({
  search: text,
  kind: z.enum(['plain', 'bundle']).optional().catch(undefined),
  missing: z.enum(skuGapNames).optional().catch(undefined),
  state: z.enum(['active', 'retired']).optional().catch(undefined),
  /** the SKU that is open beside the list */
  sku: id,
});
export type SkusSearch = z.output<typeof skusSearch>;
