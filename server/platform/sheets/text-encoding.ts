import type { SheetSource } from './sheet-source.ts';

/** How a text file is encoded, and how many bytes at its start say so. */
export type TextEncoding = Readonly<{ name: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'; markBytes: number }>;

const marks: readonly (readonly [TextEncoding['name'], readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Tells the encoding of a text: by its mark, else UTF-8 if every byte of it fits, else GB18030, of which GBK and GB2312 are
 * parts. Reads all of it, because the first Chinese character may stand on the last line.
 */
export async function encodingOf(source: SheetSource, head: Uint8Array): Promise<TextEncoding> {
  const marked = marks.find(([, mark]) => mark.every((byte, at) => head[at] === byte));
  if (marked) return { name: marked[0], markBytes: marked[1].length };
  return { name: (await isUtf8(source)) ? 'utf-8' : 'gb18030', markBytes: 0 };
}

async function isUtf8(source: SheetSource): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const bytes of source.bytes()) decoder.decode(bytes, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** A source as text, piece by piece; what does not fit the encoding becomes U+FFFD. `onRead` hears how many bytes were read. */
export async function* textOf(
  source: SheetSource,
  { name, markBytes }: TextEncoding,
  onRead?: (byteCount: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(name, { ignoreBOM: true });
  let byteCount = markBytes;
  for await (const bytes of source.bytes({ start: markBytes, end: source.byteCount })) {
    byteCount += bytes.length;
    onRead?.(byteCount);
    const text = decoder.decode(bytes, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
