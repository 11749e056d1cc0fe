import type { SkuContent } from '@zhidan/core/catalog/sku.ts';

/** A SKU as the journal keeps it: what is known of it, the unknown left out. */
export function journaledSku({ components, ...facts }: SkuContent): object {
  const known = Object.entries(facts).filter(([, value]) => value !== null && value !== '');
  return { ...Object.fromEntries(known), ...(components.length > 0 ? { components } : {}) };
}
