import type { Instant } from '../kernel/instant.ts';

/** Which of a platform's documents about one order is the later: by its own modified time, then by when we asked for it. */
export type DocumentVersion = Readonly<{ modifiedAt: Instant; readAt: Instant }>;

/**
 * Whether a document with another content takes the place of the one we have. Platforms tell their modified time in whole
 * seconds: of two documents of one second the one that was asked for later is the newer.
 */
export function takesPlaceOf(next: DocumentVersion, known: DocumentVersion): boolean {
  return next.modifiedAt === known.modifiedAt ? next.readAt >= known.readAt : next.modifiedAt > known.modifiedAt;
}
