/** How far a parcel may lie beside what was expected: so many grams, or so many percent of it, whichever is more. */
export type Tolerance = Readonly<{ toleranceGram: number; tolerancePercent: number }>;

/** `unknown`: a SKU in it has no weight yet, so that nothing can be compared. */
export type WeightVerdict = 'fits' | 'differs' | 'unknown';

/** The grams that a parcel may differ. */
export function allowedGram(expectedGram: number, { toleranceGram, tolerancePercent }: Tolerance): number {
  return Math.max(toleranceGram, (expectedGram * tolerancePercent) / 100);
}

/** Whether a parcel weighs what it should; stops one that differs by more than its tolerance. */
export function weightVerdict(weighedGram: number, expectedGram: number | null, tolerance: Tolerance): WeightVerdict {
  if (expectedGram === null) return 'unknown';
  return Math.abs(weighedGram - expectedGram) > allowedGram(expectedGram, tolerance) ? 'differs' : 'fits';
}

/** What a parcel should weigh, its packaging included; null while one of its SKUs has no weight. */
export function expectedGram(
  lines: readonly Readonly<{ quantity: number; weightGram: number | null }>[],
  packagingGram: number,
): number | null {
  return lines.reduce<number | null>(
    (sum, { quantity, weightGram }) => (sum === null || weightGram === null ? null : sum + quantity * weightGram),
    packagingGram,
  );
}

/** Parcels with one SKU alone after which its weight is believed. */
export const samplesToLearn = 5;

/** The newest parcels that a learned weight follows. */
export const samplesLookedAt = 15;

/**
 * What one piece of a SKU weighs by parcels that held it alone, newest first: the median, so that a wrong parcel among them does
 * no harm. Null while there are too few, or when the packaging alone weighs more.
 */
export function learnedGram(
  samples: readonly Readonly<{ weighedGram: number; pieceCount: number }>[],
  packagingGram: number,
): number | null {
  if (samples.length < samplesToLearn) return null;
  const each = samples
    .slice(0, samplesLookedAt)
    .map(({ weighedGram, pieceCount }) => (weighedGram - packagingGram) / pieceCount)
    .toSorted((one, other) => one - other);
  const middle = each.length / 2;
  const median = ((each[Math.ceil(middle) - 1] ?? 0) + (each[Math.floor(middle)] ?? 0)) / 2;
  return Math.round(median) > 0 ? Math.round(median) : null;
}

/** Whether a learned weight is far enough from the known one (3 g and 5 %) to be written down again; scales tremble. */
export function isWorthTelling(learned: number, known: number | null): boolean {
  return known === null || Math.abs(learned - known) > Math.max(3, known / 20);
}

/** What a scale sends or a person types: `1.250` and `1.25kg` are kilograms, `1250` and `1250 g` grams. Null when it is no weight. */
export function readGram(text: string): number | null {
  const [, digits = '', decimals, unit = ''] = /^\s*[+]?\s*(\d{1,7})(?:[.,](\d{1,4}))?\s*(kg|g|千克|公斤|克)?\s*$/iu.exec(text) ?? [];
  if (digits === '') return null;
  const isKilogram = /^(?:kg|千克|公斤)$/iu.test(unit) || (unit === '' && decimals !== undefined);
  const gram = Math.round(Number(`${digits}.${decimals ?? '0'}`) * (isKilogram ? 1_000 : 1));
  return gram > 0 && gram <= heaviestGram ? gram : null;
}

/** No parcel weighs more; a barcode that was scanned for a weight does. */
export const heaviestGram = 200_000;
