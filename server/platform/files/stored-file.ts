import type { Id } from '@zhidan/core/kernel/id.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';

export type StoredFileId = Id<'StoredFileId'>;

/** A file that was stored whole. */
export type StoredFile = Readonly<{
  id: StoredFileId;
  name: string;
  mediaType: string;
  byteCount: number;
  sha256: Buffer;
  storedAt: Instant;
  expiresAt: Instant;
}>;

/** A file on its way to whoever asked for it. */
export type FileAnswer = Readonly<{
  name: string;
  mediaType: string;
  /** unknown for what is made while it is sent */
  byteCount?: number;
  /** shown in the browser instead of saved: a PDF that is printed at once */
  isShown?: boolean;
  bytes: AsyncIterable<Uint8Array>;
}>;
