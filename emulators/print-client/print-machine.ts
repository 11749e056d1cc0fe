import type { Json } from '@zhidan/core/kernel/canonical-json.ts';

/** The print programs that stand on packing desks. Source: logistics.md §3, §3.1. */
export const printClientKinds = ['cainiao', 'pinduoduo', 'douyin', 'jd'] as const;
export type PrintClientKind = (typeof printClientKinds)[number];

/** One printer at the desk. `sheetsLeft` null: it never runs out; `msPerSheet`: how long a sheet takes. */
export type EmulatedPrinter = Readonly<{
  name: string;
  isOnline: boolean;
  sheetsLeft: number | null;
  msPerSheet: number;
}>;

/** A sheet that came out, and what was on it. */
export type PrintedSheet = Readonly<{
  client: PrintClientKind;
  printer: string;
  taskId: string;
  documentId: string;
  contents: Json;
  atMs: number;
}>;

/** Why a printer puts nothing on paper now, in the words of a print program; null: it prints. */
export function troubleOf({ isOnline, sheetsLeft }: EmulatedPrinter): string | null {
  if (!isOnline) return '打印机脱机';
  return sheetsLeft === 0 ? '打印机缺纸' : null;
}

/** One sheet fewer in the tray. */
export const afterSheet = (printer: EmulatedPrinter): EmulatedPrinter =>
  printer.sheetsLeft === null ? printer : { ...printer, sheetsLeft: printer.sheetsLeft - 1 };
