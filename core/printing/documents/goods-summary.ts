type Goods = Readonly<{ name: string; specification: string; quantity: number }>;

/**
 * What is in a parcel, in few lines: same goods added up, most pieces first; what does not fit ends in one line for the rest.
 * `奶粉三段 800g ×2`
 */
export function goodsSummary(goods: readonly Goods[], lineLimit: number): readonly string[] {
  const sums = new Map<string, number>();
  for (const { name, specification, quantity } of goods) {
    const text = `${name} ${specification}`.trim();
    sums.set(text, (sums.get(text) ?? 0) + quantity);
  }
  const lines = [...sums].toSorted(([, a], [, b]) => b - a);
  if (lines.length <= lineLimit) return lines.map(lineOf);
  const rest = lines.slice(lineLimit - 1);
  return [...lines.slice(0, lineLimit - 1).map(lineOf), `…另 ${rest.length} 种 ×${rest.reduce((sum, [, quantity]) => sum + quantity, 0)}`];
}

const lineOf = ([text, quantity]: readonly [string, number]): string => `${text} ×${quantity}`;
