import type { MatchWay } from './listing.ts';
import { foldCode, type SkuId } from './sku.ts';

/** A SKU in use that a listing may mean. */
export type MatchCandidate = Readonly<{ id: SkuId; code: string; barcode: string }>;

export type Match = Readonly<{ skuId: SkuId; by: MatchWay }>;

/**
 * The SKU that a listing names by itself: by merchant code as it is written, then without width, case and blanks at the
 * ends, then by barcode. Null when nothing fits, or when several fit alike: that is for a person to decide.
 */
export function matchListing(
  { merchantCode, barcode }: Readonly<{ merchantCode: string; barcode: string }>,
  candidates: readonly MatchCandidate[],
): Match | null {
  const folded = foldCode(merchantCode);
  const only = (found: readonly MatchCandidate[], by: MatchWay): Match | null => {
    const [first, second] = found;
    return first && !second ? { skuId: first.id, by } : null;
  };
  const byCode =
    folded === ''
      ? null
      : (only(
          candidates.filter(({ code }) => code === merchantCode),
          'merchant_code',
        ) ??
        only(
          candidates.filter(({ code }) => foldCode(code) === folded),
          'merchant_code',
        ));
  if (byCode || barcode.trim() === '') return byCode;
  return only(
    candidates.filter((candidate) => candidate.barcode === barcode.trim()),
    'barcode',
  );
}
