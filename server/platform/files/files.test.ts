import { createHash, randomBytes } from 'node:crypto';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gathered } from '../../testing/gathered.ts';
import { merchantForFile } from '../../testing/test-merchant.ts';
import { fileBytes } from './file-bytes.ts';
import { chunkBytes, fileById, forgetExpiredFiles, keepFileUntil } from './file-store.ts';
import { inPieces } from './in-pieces.ts';
import { storeFile } from './store-file.ts';

const merchant = merchantForFile();
const hour = 3_600_000;
const ask = { name: '订单 2026-11.csv', mediaType: 'application/octet-stream', lifeMs: hour, limitMb: 1 };

async function* inParts(...parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts;
}

async function rowCount(): Promise<number> {
  const { count } = await merchant()
    .db.selectFrom('stored_file_chunks')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

test('bytes in pieces of one size are the same bytes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 30 })), fc.integer({ min: 1, max: 17 }), async (parts, size) => {
      const pieces = await gathered(inPieces(inParts(...parts), size));
      expect(Buffer.concat(pieces)).toEqual(Buffer.concat(parts));
      expect(pieces.slice(0, -1).every(({ length }) => length === size)).toBe(true);
    }),
  );
});

test('a file comes back byte for byte, whole or any part of it, and is sealed in the database', async () => {
  const content = Buffer.concat([Buffer.from('张三,13800001234\n'), randomBytes(chunkBytes * 2 + 17)]);
  const file = await storeFile(merchant(), ask, inParts(content.subarray(0, 100), content.subarray(100)));
  expect([file.byteCount, file.sha256]).toEqual([content.length, createHash('sha256').update(content).digest()]);
  expect(Buffer.concat(await gathered(fileBytes(merchant(), file)))).toEqual(content);
  for (const [start, end] of [
    [0, 5],
    [chunkBytes - 3, chunkBytes + 3],
    [content.length - 9, content.length],
  ] as const)
    expect(Buffer.concat(await gathered(fileBytes(merchant(), file, { start, end })))).toEqual(content.subarray(start, end));
  const first = await merchant().db.selectFrom('stored_file_chunks').select('bytes_sealed').where('file_id', '=', file.id).execute();
  expect(Buffer.concat(first.map((row) => row.bytes_sealed)).includes('13800001234')).toBe(false);
});

test('a file that is too large, empty, or breaks off leaves nothing behind', async () => {
  const before = await rowCount();
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield randomBytes(chunkBytes + 1);
    throw new Error('the network broke');
  }
  await expect(storeFile(merchant(), ask, inParts(randomBytes(1_048_577)))).rejects.toMatchObject({
    refusal: { code: 'file.too_large', values: { name: ask.name, limitMb: 1 } },
  });
  await expect(storeFile(merchant(), ask, inParts())).rejects.toMatchObject({ refusal: { code: 'file.empty' } });
  await expect(storeFile(merchant(), ask, broken())).rejects.toThrow('the network broke');
  expect(await rowCount()).toBe(before);
});

test('a file is gone when its time is over, unless it is kept longer', async () => {
  const { db, clock } = merchant();
  const [short, kept] = [
    await storeFile(merchant(), ask, inParts(Buffer.from('one'))),
    await storeFile(merchant(), ask, inParts(Buffer.from('two'))),
  ];
  await db.transaction().execute((tx) => keepFileUntil(tx, kept.id, plusMs(clock(), 3 * hour)));
  const later = plusMs(clock(), 2 * hour);
  expect([await fileById(db, short.id, later), (await fileById(db, kept.id, later))?.id]).toEqual([null, kept.id]);
  await forgetExpiredFiles(db, later);
  expect(await fileById(db, short.id, clock())).toBeNull();
  expect(Buffer.concat(await gathered(fileBytes(merchant(), kept))).toString()).toBe('two');
});
