/** What one piece of a SKU usually costs on a platform, and how many are bought at once: natural logarithms, of fen and of pieces. */
export type PriceNorm = Readonly<{
  sampleCount: number;
  priceMedian: number;
  /** median absolute deviation */
  priceSpread: number;
  quantityMedian: number;
  quantitySpread: number;
}>;

/** With fewer orders nothing is usual yet. */
export const normSampleMinimum = 20;

/** Makes the median absolute deviation of a normal distribution its standard deviation. */
const consistency = 1.4826;

/** What rules call abnormal unless their author says otherwise. */
export const usualAnomalyLimit = 3.5;

/**
 * The least spread that is believed: where all prices are one, a third and three times of it reach the limit, and less does not. A
 * halved price is for the floor price to find: promotions do that every week. Of quantities ten times as many as usual.
 */
const priceFloor = Math.log(3) / usualAnomalyLimit;
const quantityFloor = Math.log(10) / usualAnomalyLimit;

/**
 * How far price and quantity of a line lie from what is usual: a robust z-score, the larger of the two, rounded to hundredths. Null
 * while nothing is usual, or when the line has no price.
 */
export function anomalyOf(norm: PriceNorm | null, line: Readonly<{ unitFen: number; quantity: number }>): number | null {
  if (!norm || norm.sampleCount < normSampleMinimum || line.unitFen <= 0 || line.quantity <= 0) return null;
  const price = Math.abs(Math.log(line.unitFen) - norm.priceMedian) / Math.max(consistency * norm.priceSpread, priceFloor);
  const more = Math.max(0, Math.log(line.quantity) - norm.quantityMedian); // fewer than usual is no harm
  const quantity = more / Math.max(consistency * norm.quantitySpread, quantityFloor);
  return Math.round(Math.max(price, quantity) * 100) / 100;
}

/** A price as a share of the usual one, in whole per cent. */
export function pricePercentOf(norm: PriceNorm | null, unitFen: number): number | null {
  if (!norm || norm.sampleCount < normSampleMinimum) return null;
  return Math.round((unitFen * 100) / Math.exp(norm.priceMedian));
}
