import type { FoundGoods } from '@zhidan/core/inventory/stock-api.ts';
import { z } from 'zod';

const scanLine = z.object({
  skuId: z.string(),
  code: z.string(),
  name: z.string(),
  specification: z.string(),
  barcode: z.string(),
  bin: z.string(),
  quantity: z.int().min(0),
  /** what the books said when it was first scanned */
  seen: z.int(),
});
export type ScanLine = z.output<typeof scanLine>;

const scanDraft = z.object({ documentId: z.string(), note: z.string(), lines: z.array(scanLine) });

/** What was scanned and is not posted yet; the last scanned line stands first. `documentId` makes posting it twice count once. */
export type ScanDraft = z.output<typeof scanDraft>;

/** What the browser's storage holds, when it is a draft. */
export function parseDraft(stored: unknown): ScanDraft | null {
  return scanDraft.safeParse(stored).data ?? null;
}

export type Scanned = Readonly<{ code: string; quantity: number }>;

const highestTimes = 100_000;
const longestCode = 64;

/** Whether only the `12*` before a code is there yet: its Enter waits for the code. */
export function isTimesOnly(text: string): boolean {
  return /^\s*\d{1,6}\s*[*＊×]\s*$/u.test(text);
}

/** What a scanner or a person typed: a code, or `12*` and a code for twelve at once. Null for nothing. */
export function readScan(text: string): Scanned | null {
  const [, times, timed] = /^(\d{1,6})\s*[*＊×]\s*(.+)$/u.exec(text.trim()) ?? [];
  const code = (timed ?? text).trim().slice(0, longestCode);
  if (code === '') return null;
  return { code, quantity: Math.min(highestTimes, Math.max(1, Number(times ?? 1))) };
}

/** The line that a code already means, so that the next piece of it needs no question to the server. */
export function lineOfCode({ lines }: ScanDraft, code: string): ScanLine | undefined {
  const folded = code.toLowerCase();
  return lines.find((line) => line.barcode === code || line.code.toLowerCase() === folded);
}

/** The draft with more pieces of a SKU; its line comes to the top. */
export function withScanned(draft: ScanDraft, goods: FoundGoods | ScanLine, quantity: number): ScanDraft {
  const before = draft.lines.find(({ skuId }) => skuId === goods.skuId);
  const line: ScanLine = before
    ? { ...before, quantity: before.quantity + quantity }
    : { ...picked(goods), quantity, seen: 'onHand' in goods ? goods.onHand : goods.seen };
  return { ...draft, lines: [line, ...draft.lines.filter(({ skuId }) => skuId !== goods.skuId)] };
}

/** The draft with one line as somebody typed it. */
export function withLine(draft: ScanDraft, skuId: string, change: Partial<Pick<ScanLine, 'quantity' | 'bin'>>): ScanDraft {
  return { ...draft, lines: draft.lines.map((line) => (line.skuId === skuId ? { ...line, ...change } : line)) };
}

export function withoutLine(draft: ScanDraft, skuId: string): ScanDraft {
  return { ...draft, lines: draft.lines.filter((line) => line.skuId !== skuId) };
}

/** SKUs and pieces of a draft. */
export function sumOfDraft({ lines }: ScanDraft): Readonly<{ skus: number; pieces: number }> {
  return { skus: lines.length, pieces: lines.reduce((sum, { quantity }) => sum + quantity, 0) };
}

function picked({ skuId, code, name, specification, barcode, bin }: FoundGoods | ScanLine) {
  return { skuId, code, name, specification, barcode, bin };
}
