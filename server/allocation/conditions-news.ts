import { conditionsChanged, type ConditionCause } from '@zhidan/core/allocation/allocation-event.ts';
import type { Happened } from '@zhidan/core/kernel/event.ts';

/** Regions that one entry names; more are told as any. */
const namedRegions = 200;

type Change = Readonly<{
  cause: ConditionCause;
  /** what changed; each thing has its own chain in the journal */
  of: string;
  carriers?: readonly string[] | null;
  warehouseIds?: readonly string[] | null;
  regions?: readonly string[] | null;
  eases: boolean;
  restricts: boolean;
}>;

/** Tells those who keep waiting documents that routes may come out differently. */
export function conditionsNews({ cause, of, carriers = null, warehouseIds = null, regions = null, eases, restricts }: Change): Happened {
  const named = regions && regions.length <= namedRegions && !regions.includes('') ? [...new Set(regions)] : null;
  return conditionsChanged({
    subjectId: of,
    payload: {
      cause,
      carriers: carriers && [...new Set(carriers)],
      warehouseIds: warehouseIds && [...new Set(warehouseIds)],
      regions: named,
      eases,
      restricts,
    },
  });
}
