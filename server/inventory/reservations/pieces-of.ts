import type { StockLine } from '@zhidan/core/inventory/stock.ts';

/** All pieces of some lines, those that go counted like those that come. */
export function piecesOf(lines: readonly Pick<StockLine, 'quantity'>[]): number {
  return lines.reduce((sum, { quantity }) => sum + Math.abs(quantity), 0);
}
