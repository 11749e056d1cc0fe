import type { AreaContent } from '@zhidan/core/allocation/area/suspended-area.ts';
import type { Happened } from '@zhidan/core/kernel/event.ts';
import { conditionsNews } from '../conditions-news.ts';

/** Tells that routes around these areas may come out differently, in one entry. */
export function areasNews(
  of: string,
  areas: readonly Pick<AreaContent, 'carrier' | 'region'>[],
  effect: Readonly<{ eases: boolean; restricts: boolean }>,
): Happened {
  const carriers = areas.map(({ carrier }) => carrier);
  return conditionsNews({
    cause: 'area',
    of,
    carriers: carriers.includes(null) ? null : carriers.filter((carrier) => carrier !== null),
    regions: areas.map(({ region }) => region),
    ...effect,
  });
}
