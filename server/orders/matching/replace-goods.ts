import { foldCode } from '@zhidan/core/catalog/sku.ts';
import { orderGoodsMatched, orderGoodsReplaced } from '@zhidan/core/orders/exception-event.ts';
import { lineComponents } from '@zhidan/core/orders/line-components.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { skuParts } from '../../catalog/index.ts';
import type { Db, Tx } from '../../platform/db/database.ts';
import { emit } from '../../platform/journal/emit.ts';
import { skusByCode, type NamedSku } from '../added/added-order-store.ts';
import { lockOrders } from '../lock-orders-store.ts';
import { linesToMatch, saveComponents } from './matching-store.ts';

/** Of a sold line so many pieces of another SKU, by its code. */
export type GoodsSwap = Readonly<{ lineNo: string; sku: string; quantity: number }>;

/**
 * SKUs by their codes as people type them.
 * @throws Refused `added_order.unknown_sku`
 */
export async function skusNamed(db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, NamedSku>> {
  const found = new Map((await skusByCode(db, codes.map(foldCode))).map((sku) => [sku.foldedCode, sku]));
  const unknown = codes.filter((code) => !found.has(foldCode(code)));
  if (unknown.length > 0) throw new Refused('added_order.unknown_sku', { codes: [...new Set(unknown)].join('、') });
  return found;
}

/**
 * Ships other goods for sold lines; their money stays the line's. People named the SKUs, so matching leaves these lines alone from now on.
 * @throws Refused `added_order.unknown_sku`
 */
export async function replaceGoods(
  tx: Tx,
  { by, now, orderId, swaps, reason }: Asked<Readonly<{ orderId: string; swaps: readonly GoodsSwap[]; reason: string }>>,
): Promise<void> {
  await lockOrders(tx, [orderId]);
  const skus = await skusNamed(
    tx,
    swaps.map(({ sku }) => sku),
  );
  const parts = await skuParts(
    tx,
    [...skus.values()].map(({ id }) => id),
  );
  const lines = await linesToMatch(tx, [orderId]);
  const components = swaps.flatMap(({ lineNo, sku: code, quantity }) => {
    const [line, sku] = [lines.find((one) => one.lineNo === lineNo), skus.get(foldCode(code))];
    if (!line || !sku) return [];
    return lineComponents({ quantity, amounts: line.amounts }, parts.get(sku.id) ?? []).map((component) => ({
      ...component,
      orderId,
      lineNo,
      listingId: null,
      matchedSkuId: sku.id,
    }));
  });
  await saveComponents(
    tx,
    swaps.map(({ lineNo }) => ({ orderId, lineNo, isNew: false })),
    components,
  );
  await emit(tx, { by, now }, [
    orderGoodsReplaced({ subjectId: orderId, payload: { lineNos: swaps.map(({ lineNo }) => lineNo) }, reason }),
    orderGoodsMatched({ subjectId: orderId, payload: { lineCount: lines.length, componentCount: components.length } }),
  ]);
}
