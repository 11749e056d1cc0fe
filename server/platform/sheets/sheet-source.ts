import type { ByteRange } from '../files/file-bytes.ts';

/** Where the bytes of a spreadsheet are: a stored file, a file on disk, memory. Read as often as needed, any part of it. */
export type SheetSource = Readonly<{ byteCount: number; bytes(range?: ByteRange): AsyncIterable<Uint8Array> }>;

/** A source in memory. */
export function bytesSource(content: Uint8Array): SheetSource {
  return {
    byteCount: content.length,
    async *bytes({ start, end } = { start: 0, end: content.length }) {
      yield content.subarray(start, end);
    },
  };
}

/** The first bytes of a source. */
export async function firstBytes(source: SheetSource, count: number): Promise<Buffer> {
  return wholeBytes(source, { start: 0, end: Math.min(count, source.byteCount) });
}

/** A part of a source in one piece; all of it when no part is named. */
export async function wholeBytes(source: SheetSource, range?: ByteRange): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const bytes of source.bytes(range)) pieces.push(bytes);
  return Buffer.concat(pieces);
}
