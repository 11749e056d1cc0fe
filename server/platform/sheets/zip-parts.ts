import { Readable } from 'node:stream';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry, type ZipFile } from 'yauzl';
import type { SheetSource } from './sheet-source.ts';

/** yauzl reads any place of a file through a class of ours. */
class SourceReader extends RandomAccessReader {
  readonly #source: SheetSource;

  constructor(source: SheetSource) {
    super();
    this.#source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#source.bytes({ start, end }), { objectMode: false });
  }
}

/** The parts of a zip by their path, each read as text as it is unpacked. */
export type ZipParts = Readonly<{
  paths: readonly string[];
  /** Nothing when there is no such part. `onRead` hears how much of the part has been read, from 0 to 1. */
  text(path: string, onRead?: (share: number) => void): AsyncGenerator<string>;
}>;

/** @throws Refused `sheet.damaged` when it is no sound zip */
export async function openZip(source: SheetSource): Promise<ZipParts> {
  const options = { lazyEntries: true, autoClose: false };
  const zip = await fromRandomAccessReaderPromise(new SourceReader(source), source.byteCount, options).catch(refuseDamage);
  const entries = new Map((await entriesOf(zip)).map((entry) => [entry.fileName.replace(/^\//u, ''), entry]));
  return {
    paths: [...entries.keys()],
    async *text(path, onRead) {
      const entry = entries.get(path);
      if (!entry) return;
      const decoder = new TextDecoder('utf-8');
      let byteCount = 0;
      try {
        for await (const bytes of await unpacked(zip, entry)) {
          byteCount += bytes.length;
          onRead?.(Math.min(1, byteCount / Math.max(1, entry.uncompressedSize)));
          yield decoder.decode(bytes, { stream: true });
        }
      } catch (error) {
        refuseDamage(error);
      }
      yield decoder.decode();
    },
  };
}

function refuseDamage(cause: unknown): never {
  if (cause instanceof Refused) throw cause;
  throw new Refused('sheet.damaged', { problem: cause instanceof Error ? cause.message.slice(0, 200) : '' });
}

function entriesOf(zip: ZipFile): Promise<Entry[]> {
  return new Promise<Entry[]>((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  }).catch(refuseDamage);
}

function unpacked(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}
