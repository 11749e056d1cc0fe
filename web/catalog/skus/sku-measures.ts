import type { SkuRow } from '@zhidan/core/catalog/sku-api.ts';

const gramsPerKg = 1_000;

/** `850 g`, `2.15 kg`; null when not known. */
export function weightText(weightGram: number | null): string | null {
  if (weightGram === null) return null;
  return weightGram < gramsPerKg ? `${weightGram} g` : `${Number((weightGram / gramsPerKg).toFixed(2))} kg`;
}

/** `120 × 80 × 40 mm`; null when no side is known. */
export function sizeText({ lengthMm, widthMm, heightMm }: Pick<SkuRow, 'lengthMm' | 'widthMm' | 'heightMm'>): string | null {
  const sides = [lengthMm, widthMm, heightMm];
  return sides.every((side) => side === null) ? null : `${sides.map((side) => side ?? '?').join(' × ')} mm`;
}
