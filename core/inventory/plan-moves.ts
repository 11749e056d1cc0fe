import { ok, refuse, type Result } from '../kernel/result.ts';
import { availableOf, stockKey, type StockKey, type StockLevel, type StockLine } from './stock.ts';
import type { DocumentLine, StockDocumentKind } from './stock-document.ts';
import type { WarehouseId } from './warehouse.ts';

export type PlanAsk = Readonly<{
  kind: StockDocumentKind;
  warehouseId: WarehouseId;
  /** where a transfer goes */
  toWarehouseId: WarehouseId | null;
  /** each SKU once */
  lines: readonly DocumentLine[];
  levels: ReadonlyMap<string, StockLevel>;
  /** how people call a SKU, for refusals */
  codeOf(skuId: string): string;
}>;

/** The levels that a document touches. */
export function levelsOf({ warehouseId, toWarehouseId, lines }: Pick<PlanAsk, 'warehouseId' | 'toWarehouseId' | 'lines'>): StockKey[] {
  const warehouses = toWarehouseId === null ? [warehouseId] : [warehouseId, toWarehouseId];
  return lines.flatMap(({ skuId }) => warehouses.map((id) => ({ warehouseId: id, skuId })));
}

/**
 * What a document changes on hand. A count changes by its difference to what the counter saw, so that what left or came meanwhile
 * stays true. Counts and adjustments tell what is there, whatever was promised; only a transfer has to leave the reserved.
 * Refuses `stock.not_enough`, `stock.count_overtaken`.
 */
export function planMoves(ask: PlanAsk): Result<readonly StockLine[]> {
  const moves: StockLine[] = [];
  for (const line of ask.lines) {
    const { skuId, counted, seen } = line;
    const level = ask.levels.get(stockKey({ skuId, warehouseId: ask.warehouseId }));
    const onHand = level?.onHand ?? 0;
    const quantity = ask.kind === 'count' ? (counted ?? onHand) - (seen ?? onHand) : (line.quantity ?? 0);
    const code = ask.codeOf(skuId);
    if (ask.kind === 'transfer' && quantity > (level ? availableOf(level) : 0))
      return refuse('stock.not_enough', { code, wanted: quantity, available: level ? availableOf(level) : 0 });
    const change = ask.kind === 'transfer' ? -quantity : quantity;
    if (onHand + change < 0)
      return ask.kind === 'count'
        ? refuse('stock.count_overtaken', { code, seen: seen ?? onHand, onHand, counted: counted ?? onHand })
        : refuse('stock.not_enough', { code, wanted: -change, available: onHand });
    if (change !== 0) moves.push({ skuId, warehouseId: ask.warehouseId, quantity: change });
    if (change !== 0 && ask.toWarehouseId !== null) moves.push({ skuId, warehouseId: ask.toWarehouseId, quantity: -change });
  }
  return ok(moves);
}

/**
 * The moves of a document backwards. What has been promised or has left since cannot be taken back.
 * Refuses `stock.not_enough`.
 */
export function planReversal(
  moves: readonly StockLine[],
  levels: ReadonlyMap<string, StockLevel>,
  codeOf: PlanAsk['codeOf'],
): Result<readonly StockLine[]> {
  const short = moves.find((move) => move.quantity > availableIn(levels, move));
  if (short)
    return refuse('stock.not_enough', { code: codeOf(short.skuId), wanted: short.quantity, available: availableIn(levels, short) });
  return ok(moves.map((move) => ({ ...move, quantity: -move.quantity })));
}

function availableIn(levels: ReadonlyMap<string, StockLevel>, key: StockKey): number {
  const level = levels.get(stockKey(key));
  return level ? availableOf(level) : 0;
}
