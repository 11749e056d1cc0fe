import type { Merchant } from '../merchant.ts';
import { chunkBytes, chunkOf } from './file-store.ts';
import type { FileAnswer, StoredFile } from './stored-file.ts';

/** A part of a file by its bytes: `end` is the first one left out. */
export type ByteRange = Readonly<{ start: number; end: number }>;

/** The bytes of a stored file, or of a part of it, one chunk in memory at a time. */
export async function* fileBytes(
  { db, vault }: Merchant,
  { id, byteCount }: StoredFile,
  { start, end }: ByteRange = { start: 0, end: byteCount },
): AsyncGenerator<Buffer> {
  for (let at = start; at < end;) {
    const position = Math.floor(at / chunkBytes);
    const chunk = await chunkOf(db, vault, id, position);
    const from = position * chunkBytes;
    yield chunk.subarray(at - from, Math.min(end - from, chunk.length));
    at = from + chunkBytes;
  }
}

/** A stored file as a download answers it. */
export function fileAnswer(merchant: Merchant, file: StoredFile): FileAnswer {
  const { name, mediaType, byteCount } = file;
  return { name, mediaType, byteCount, bytes: fileBytes(merchant, file) };
}
