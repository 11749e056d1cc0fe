import type { Instant } from '../kernel/instant.ts';
import type { OrderRoad } from '../orders/order.ts';

/** Which of a platform's documents about one order is the later: by its own modified time, then by when we asked for it. */
export type DocumentVersion = Readonly<{ modifiedAt: Instant; readAt: Instant; road: OrderRoad }>;

/**
 * Whether a document with another content takes the place of the one we have. Platforms tell their modified time in whole
 * seconds: of two documents of one second the one that was asked for later is the newer. A file is never newer than what a
 * platform told us itself, which says more and is told again when it changes; and always older than what it then tells.
 */
export function takesPlaceOf(next: DocumentVersion, known: DocumentVersion): boolean {
  if ((next.road === 'file') !== (known.road === 'file')) return known.road === 'file';
  return next.modifiedAt === known.modifiedAt ? next.readAt >= known.readAt : next.modifiedAt > known.modifiedAt;
}
