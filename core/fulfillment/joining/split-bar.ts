import type { OrderFlag } from '../../orders/order-flag.ts';

/** The platform wants everything in one parcel, or in none of ours. */
const together = ['no_partial_shipping', 'ship_together', 'quality_inspection'] as const satisfies readonly OrderFlag[];

/** The flag that forbids splitting, or null. */
export function togetherFlagOf(flags: readonly string[]): (typeof together)[number] | null {
  return together.find((flag) => flags.includes(flag)) ?? null;
}
