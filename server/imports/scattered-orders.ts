import type { FileShape } from '@zhidan/core/imports/file-document.ts';
import { readNumber } from '@zhidan/core/imports/read-cell.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { SheetRow } from '../platform/sheets/sheet-book.ts';

/** Rows that may be held in memory until the rest of their order has come. */
const scatteredLimit = 50_000;
/** Numbers longer than this lose what follows when Excel saves them. */
const excelDigits = 15;
const leastDigits = 17;
/** So many long numbers at least before the share of those that end in zeros says anything. */
const leastNumbers = 10;

type Ask = Readonly<{ rows: AsyncIterable<readonly SheetRow[]>; shape: FileShape; headingRow: number }>;

/**
 * Looks through the order numbers of a file alone: which of them have rows that do not stand together. Holds eight bytes a
 * number, so that a million orders fit; two numbers that share a hash are held together for nothing, which harms nobody.
 * @throws Refused `import.rows_scattered`, `import.numbers_rounded`
 */
export async function scatteredOrders({ rows, shape, headingRow }: Ask): Promise<readonly string[]> {
  const column = shape.mapping.fields.indexOf('orderNo');
  const seen = new Set<number>();
  const scattered = new Set<string>();
  const tails = { longCount: 0, zeroCount: 0, example: '' };
  let scatteredCount = 0;
  let last = '';
  for await (const batch of rows)
    for (const { number, cells } of batch) {
      if (number <= headingRow) continue;
      const reading = readNumber(cells[column] ?? '');
      const orderNo = 'value' in reading ? reading.value : null;
      if (orderNo === null) continue;
      if (scattered.has(orderNo)) scatteredCount += 1;
      if (orderNo === last) continue;
      last = orderNo;
      const hash = hashOf(orderNo);
      if (seen.has(hash)) scattered.add(flat(orderNo));
      seen.add(hash);
      if (scatteredCount > scatteredLimit || scattered.size > scatteredLimit)
        throw new Refused('import.rows_scattered', { limit: scatteredLimit });
      if (orderNo.length >= leastDigits && /^\d+$/u.test(orderNo)) {
        tails.longCount += 1;
        if (/^0+$/u.test(orderNo.slice(excelDigits))) {
          tails.zeroCount += 1;
          tails.example = orderNo;
        }
      }
    }
  if (tails.longCount >= leastNumbers && tails.zeroCount * 2 > tails.longCount)
    throw new Refused('import.numbers_rounded', { value: flat(tails.example) });
  return [...scattered];
}

/** 52 bits of a text: of a million numbers two share them once in ten thousand files. */
function hashOf(text: string): number {
  let high = 0x811c_9dc5;
  let low = 0x9e37_79b9;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 0x0100_0193);
    low = Math.imul(low ^ (code + at), 0x85eb_ca6b);
    low ^= low >>> 13;
  }
  return ((high ^ (high >>> 15)) >>> 6) * 67_108_864 + ((low ^ (low >>> 16)) >>> 6);
}

/** A copy of its own: a piece cut out of a text would keep all of that text in memory. */
function flat(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
