import { createHash } from 'node:crypto';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Merchant } from '../merchant.ts';
import { newId } from '../new-id.ts';
import { inPieces } from './in-pieces.ts';
import { chunkBytes, deleteFile, finishFile, insertChunk, insertFile } from './file-store.ts';
import type { StoredFile, StoredFileId } from './stored-file.ts';

const bytesPerMb = 1_048_576;

export type StoreFileAsk = Readonly<{
  name: string;
  mediaType: string;
  /** how long it is kept; `keepFileUntil` changes that */
  lifeMs: number;
  /** null: as long as it comes, for files that we make ourselves */
  limitMb: number | null;
}>;

/**
 * Stores a file as it comes, at flat memory, each part committed by itself: never call it inside a transaction. A file that
 * does not come whole leaves nothing behind, or after a crash something that the daily cleaning deletes.
 * @throws Refused `file.too_large`, `file.empty`; what `source` throws
 */
export async function storeFile(merchant: Merchant, ask: StoreFileAsk, source: AsyncIterable<Uint8Array>): Promise<StoredFile> {
  const { db, vault, clock } = merchant;
  const storedAt = clock();
  const { name, mediaType, limitMb } = ask;
  const begun = { id: newId<StoredFileId>(storedAt), name, mediaType, storedAt, expiresAt: plusMs(storedAt, ask.lifeMs) };
  await insertFile(db, begun);
  const digest = createHash('sha256');
  let byteCount = 0;
  let position = 0;
  try {
    for await (const bytes of inPieces(source, chunkBytes)) {
      byteCount += bytes.length;
      if (limitMb !== null && byteCount > limitMb * bytesPerMb) throw new Refused('file.too_large', { name, limitMb });
      digest.update(bytes);
      await insertChunk(db, vault, { fileId: begun.id, position, bytes });
      position += 1;
    }
    if (byteCount === 0) throw new Refused('file.empty', { name });
    const whole = { byteCount, sha256: digest.digest() };
    await finishFile(db, begun.id, whole);
    return { ...begun, ...whole };
  } catch (error) {
    // the reason is worth more than a failing deletion: the daily cleaning finds the rest
    await deleteFile(db, begun.id).catch((failure: unknown) => merchant.log.warn({ err: failure }, 'a broken file was not deleted'));
    throw error;
  }
}
