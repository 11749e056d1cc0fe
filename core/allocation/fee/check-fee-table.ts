import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { RegionPath } from '../region/region.ts';
import type { FeeGroup, FeeTableContent } from './fee-table.ts';

/**
 * What makes a table unusable. Refuses `fee_table.region_twice`, `fee_table.bands_unordered`, `fee_table.days_reversed`,
 * `fee_table.limits_reversed`, `fee_table.eta_reversed`.
 */
export function checkFeeTable(content: FeeTableContent): Result<FeeTableContent> {
  const { effectiveFrom, effectiveUntil, name, groups } = content;
  if (effectiveUntil !== null && effectiveUntil < effectiveFrom)
    return refuse('fee_table.days_reversed', { name, from: effectiveFrom, until: effectiveUntil });
  const seen = new Map<RegionPath, string>();
  for (const group of groups) {
    for (const region of group.regions) {
      const other = seen.get(region);
      if (other !== undefined)
        return refuse('fee_table.region_twice', { region: region.replaceAll('/', ' ') || '*', group: group.name, other });
      seen.set(region, group.name);
    }
    const problem = groupProblem(group);
    if (problem) return problem;
  }
  return ok(content);
}

function groupProblem({ name, pricing, minFee, maxFee, etaDays }: FeeGroup): Result<never> | null {
  if (maxFee !== null && maxFee < minFee) return refuse('fee_table.limits_reversed', { group: name });
  if (etaDays[0] > etaDays[1]) return refuse('fee_table.eta_reversed', { group: name, from: etaDays[0], to: etaDays[1] });
  if (pricing.by !== 'bands') return null;
  const grows = pricing.bands.every((band, index) => index === 0 || band.upToGram > (pricing.bands[index - 1]?.upToGram ?? 0));
  return pricing.bands.length > 0 && grows ? null : refuse('fee_table.bands_unordered', { group: name });
}
