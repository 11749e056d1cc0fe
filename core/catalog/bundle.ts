import { ok, refuse, type Result } from '../kernel/result.ts';
import type { SkuState } from './sku-life.ts';
import type { BundleComponent, SkuId } from './sku.ts';

/** What a bundle needs to know of each of its components. */
export type ComponentFacts = Readonly<{ code: string; isBundle: boolean; state: SkuState }>;

type BundleAsk = Readonly<{
  code: string;
  /** null for a SKU that is new */
  skuId: SkuId | null;
  components: readonly BundleComponent[];
  known: ReadonlyMap<SkuId, ComponentFacts>;
  /** a bundle that holds this SKU, if there is one */
  heldBy: string | null;
}>;

/**
 * Whether a SKU may be made of these components: plain SKUs in use, each once, and itself in no other bundle.
 * Refuses `sku.not_found`, `sku.bundle_of_itself`, `sku.bundle_in_bundle`, `sku.component_retired`, `sku.component_twice`.
 */
export function checkBundle({ code, skuId, components, known, heldBy }: BundleAsk): Result<null> {
  if (components.length > 0 && heldBy !== null) return refuse('sku.bundle_in_bundle', { code, bundle: heldBy });
  const seen = new Set<SkuId>();
  for (const component of components) {
    const facts = known.get(component.skuId);
    if (!facts) return refuse('sku.not_found', { skuId: component.skuId });
    if (component.skuId === skuId) return refuse('sku.bundle_of_itself', { code });
    if (facts.isBundle) return refuse('sku.bundle_in_bundle', { code: facts.code, bundle: code });
    if (facts.state === 'retired') return refuse('sku.component_retired', { code: facts.code });
    if (seen.has(component.skuId)) return refuse('sku.component_twice', { code: facts.code });
    seen.add(component.skuId);
  }
  return ok(null);
}
