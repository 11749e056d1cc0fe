import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Db, Tx } from '../db/database.ts';
import type { Vault } from '../secrets/vault.ts';
import type { StoredFile, StoredFileId } from './stored-file.ts';

/** Bytes of a file in one row: small enough for many at once in memory, large enough that 1 GB is 4,096 statements. */
export const chunkBytes = 262_144;

const chunkPurpose = 'stored_file_chunks.bytes';

type Begun = Pick<StoredFile, 'id' | 'name' | 'mediaType' | 'storedAt' | 'expiresAt'>;

export async function insertFile(db: Db, file: Begun): Promise<void> {
  const { id, name, mediaType, storedAt, expiresAt } = file;
  await db.insertInto('stored_files').values({ id, name, media_type: mediaType, stored_at: storedAt, expires_at: expiresAt }).execute();
}

/** @param chunk its place from 0, and the bytes, `chunkBytes` of them unless it is the last */
export async function insertChunk(
  db: Db,
  vault: Vault,
  chunk: Readonly<{ fileId: StoredFileId; position: number; bytes: Uint8Array }>,
): Promise<void> {
  const { fileId, position, bytes } = chunk;
  const sealed = vault.sealBytes(purposeOf(fileId, position), bytes);
  await db.insertInto('stored_file_chunks').values({ file_id: fileId, position, bytes_sealed: sealed }).execute();
}

export async function finishFile(db: Db, fileId: StoredFileId, whole: Pick<StoredFile, 'byteCount' | 'sha256'>): Promise<void> {
  await db.updateTable('stored_files').set({ byte_count: whole.byteCount, sha256: whole.sha256 }).where('id', '=', fileId).execute();
}

/** Null when there is none, it is not written whole, or its time is over. */
export async function fileById(db: Db | Tx, fileId: StoredFileId, now: Instant): Promise<StoredFile | null> {
  const row = await db
    .selectFrom('stored_files')
    .select(['name', 'media_type', 'byte_count', 'sha256', 'stored_at', 'expires_at'])
    .where('id', '=', fileId)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (!row || row.byte_count === null || row.sha256 === null) return null;
  const { name, media_type: mediaType, byte_count: byteCount, sha256, stored_at: storedAt, expires_at: expiresAt } = row;
  return { id: fileId, name, mediaType, byteCount, sha256, storedAt, expiresAt };
}

/** @throws Refused `file.gone` */
export async function wantedFile(db: Db | Tx, fileId: StoredFileId, now: Instant): Promise<StoredFile> {
  const file = await fileById(db, fileId, now);
  if (!file) throw new Refused('file.gone', { fileId });
  return file;
}

/** @throws Error when the row is gone: the file was deleted while it was read */
export async function chunkOf(db: Db, vault: Vault, fileId: StoredFileId, position: number): Promise<Buffer> {
  const row = await db
    .selectFrom('stored_file_chunks')
    .select('bytes_sealed')
    .where('file_id', '=', fileId)
    .where('position', '=', position)
    .executeTakeFirst();
  if (!row) throw new Error(`Part ${position} of the stored file ${fileId} is gone: it was deleted while it was read.`);
  return vault.openBytes(purposeOf(fileId, position), row.bytes_sealed);
}

/** Lets a file live until another moment than it was stored for. */
export async function keepFileUntil(tx: Tx, fileId: StoredFileId, expiresAt: Instant): Promise<void> {
  await tx.updateTable('stored_files').set({ expires_at: expiresAt }).where('id', '=', fileId).execute();
}

export async function deleteFile(db: Db | Tx, fileId: StoredFileId): Promise<void> {
  await db.deleteFrom('stored_files').where('id', '=', fileId).execute();
}

/** Deletes files whose time is over, broken uploads among them; answers how many. */
export async function forgetExpiredFiles(db: Db, now: Instant): Promise<number> {
  const deleted = await db.deleteFrom('stored_files').where('expires_at', '<=', now).executeTakeFirst();
  return Number(deleted.numDeletedRows);
}

/** A chunk in another place, or of another file, does not open. */
function purposeOf(fileId: StoredFileId, position: number): string {
  return `${chunkPurpose} ${fileId} ${position}`;
}
