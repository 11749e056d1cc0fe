/** Where a SKU lies when nobody has said: picked last, searched for. */
export const unknownBin = '';

const parts = (bin: string): readonly string[] => bin.toLowerCase().match(/\d+|\D+/gu) ?? [];

/**
 * Bins in the order in which one walks past them: numbers by their value (`A-2` before `A-10`), letters without case. What lies
 * nowhere comes last.
 */
export function compareBins(one: string, other: string): number {
  if (one === unknownBin || other === unknownBin) return Number(one === unknownBin) - Number(other === unknownBin);
  const [left, right] = [parts(one), parts(other)];
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const order = compareParts(left[index] ?? '', right[index] ?? '');
    if (order !== 0) return order;
  }
  return left.length - right.length || compareTexts(one, other); // `a01` and `A1` are two bins, always in the same order
}

function compareParts(one: string, other: string): number {
  const [left, right] = [Number(one), Number(other)];
  if (Number.isNaN(left) || Number.isNaN(right)) return compareTexts(one, other);
  return left - right;
}

function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** The part of the warehouse that a bin belongs to: `A` of `A-01-03`, `B2` of `B2/7`; empty when nothing parts it. */
export function zoneOf(bin: string): string {
  return /^\s*([^-_/\s.]+)[-_/\s.]/u.exec(bin)?.[1]?.toUpperCase() ?? '';
}

/** The zone that all of these bins share; empty when they lie in several, or nowhere. */
export function sharedZone(bins: readonly string[]): string {
  const zones = new Set(bins.map(zoneOf));
  const [only = ''] = zones;
  return zones.size === 1 ? only : '';
}
