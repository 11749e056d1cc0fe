import { csvReader } from './csv-reader.ts';
import type { SheetBook } from './sheet-book.ts';
import { firstBytes, type SheetSource } from './sheet-source.ts';
import { encodingOf, textOf } from './text-encoding.ts';

const delimiters = [',', '\t', ';', '|'] as const;
const sampleBytes = 65_536;
const sampleRows = 20;

/** Opens delimited text: .csv, .tsv, .txt. */
export async function openText(source: SheetSource): Promise<SheetBook> {
  const head = await firstBytes(source, sampleBytes);
  const encoding = await encodingOf(source, head);
  const sample = new TextDecoder(encoding.name).decode(head);
  const delimiter = delimiterOf(sample);
  return {
    kind: delimiter === '\t' ? 'tsv' : 'csv',
    encoding: encoding.name,
    sheetNames: [''],
    async *rows(_sheetName, onRead) {
      const reader = csvReader(delimiter);
      for await (const text of textOf(source, encoding, onRead && ((byteCount) => onRead(byteCount / source.byteCount)))) {
        const rows = reader.push(text);
        if (rows.length > 0) yield rows;
      }
      yield reader.end();
    },
  };
}

/** The mark that cuts most rows of the beginning into the most cells. */
export function delimiterOf(sample: string): string {
  const widths = delimiters.map((delimiter) => {
    const counts = csvReader(delimiter)
      .push(`${sample.slice(0, sampleBytes)}\n`)
      .slice(0, sampleRows)
      .map(({ cells }) => cells.length)
      .toSorted((one, other) => one - other);
    return { delimiter, width: counts[Math.floor(counts.length / 2)] ?? 1 };
  });
  return widths.reduce((best, next) => (next.width > best.width ? next : best)).delimiter;
}
