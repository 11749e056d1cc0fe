import { z } from 'zod';

const text = z.coerce.string().max(64).optional().catch(undefined);

/** What the address of the page may say; which kinds and carriers there are the page knows. */
export const parcelAlertsSearch = z.object({
  view: z.enum(['open', 'handled', 'hours']).optional().catch(undefined),
  kind: text,
  carrier: text,
  shopId: text,
  search: text,
  parcel: z.uuid().optional().catch(undefined),
});
export type ParcelAlertsSearch = z.output<typeof parcelAlertsSearch>;

export const trackingAccountsSearch = z.object({
  account: z.uuid().optional().catch(undefined),
  add: z.literal(true).optional().catch(undefined),
});
