import type { SkuId } from '@zhidan/core/catalog/sku.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { skuNames } from '../../catalog/index.ts';
import type { Tx } from '../../platform/db/database.ts';

/**
 * The codes of SKUs that can have stock: plain ones, each named once.
 * @throws Refused `sku.not_found`, `stock.bundle_has_none`, `stock.sku_twice`
 */
export async function stockedSkus(tx: Tx, lines: readonly Readonly<{ skuId: SkuId }>[]): Promise<ReadonlyMap<string, string>> {
  const names = await skuNames(
    tx,
    lines.map(({ skuId }) => skuId),
  );
  const codes = new Map<string, string>();
  for (const { skuId } of lines) {
    const sku = names.get(skuId);
    if (!sku) throw new Refused('sku.not_found', { skuId });
    if (sku.isBundle) throw new Refused('stock.bundle_has_none', { code: sku.code });
    if (codes.has(skuId)) throw new Refused('stock.sku_twice', { code: sku.code });
    codes.set(skuId, sku.code);
  }
  return codes;
}
