// Run as a process of its own by import.bench.ts: `node bench/read-orders.ts <file> orders|bytes`. Prints lines, seconds and the peak memory.
import { createReadStream, statSync } from 'node:fs';
import { fileShape } from '@zhidan/core/imports/file-document.ts';
import { recognizeFile } from '@zhidan/core/imports/recognize-file.ts';
import { fileGroups, judge } from '../server/imports/file-groups.ts';
import { scatteredOrders } from '../server/imports/scattered-orders.ts';
import { openSheet } from '../server/platform/sheets/open-sheet.ts';
import type { SheetSource } from '../server/platform/sheets/sheet-source.ts';

const [path = '', how = 'orders'] = process.argv.slice(2);

const source: SheetSource = {
  byteCount: statSync(path).size,
  bytes: (range) =>
    createReadStream(path, range && { start: range.start, end: Math.max(range.start, range.end - 1) }) as AsyncIterable<Buffer>,
};

/** What a check of an import does, but for the database. */
async function readOrders(): Promise<number> {
  const book = await openSheet(source);
  const head = [];
  for await (const rows of book.rows()) {
    head.push(...rows.slice(0, 20));
    break;
  }
  const found = recognizeFile(head);
  if (!found) throw new Error('the file was not recognised');
  const shape = fileShape(found.headings, found.mapping);
  const scattered = await scatteredOrders({ rows: book.rows(), shape, headingRow: found.headingRow });
  let lineCount = 0;
  const groups = fileGroups({ rows: book.rows(), shape, headingRow: found.headingRow, scattered: new Set(scattered) });
  for await (const batch of groups) for (const group of batch) if (judge(group, shape).kind === 'order') lineCount += group.length;
  return lineCount;
}

/** The same bytes, and nothing made of them. */
async function readBytes(): Promise<number> {
  let count = 0;
  for (let pass = 0; pass < 3; pass += 1) for await (const bytes of source.bytes()) count += bytes.length;
  return count;
}

const began = performance.now();
const count = how === 'orders' ? await readOrders() : await readBytes();
const seconds = (performance.now() - began) / 1_000;
process.stdout.write(JSON.stringify({ count, seconds, peakMb: process.resourceUsage().maxRSS / 1_024 }));
