import { matchWayNames, matchWays } from '@zhidan/core/catalog/listing.ts';
import { useSay, useWords } from '../../lib/words.ts';
import type { Filter } from '../../ui/table/filter-bar.tsx';
import { catalogWords } from '../catalog-words.ts';

export type Shops = readonly Readonly<{ id: string; name: string }>[];

/** The filters of both lists; by way of matching only where something is matched. */
export function useListingFilters(shops: Shops, { isMatched = false }: Readonly<{ isMatched?: boolean }> = {}): readonly Filter[] {
  const t = useWords(catalogWords);
  const say = useSay();
  const ways = matchWayNames.map((value) => ({ value, label: say(matchWays[value]) }));
  return [
    { kind: 'text', key: 'search', label: t('match.search') },
    {
      kind: 'choice',
      key: 'shopId',
      label: t('match.shop'),
      choices: shops.map(({ id, name }) => ({ value: id, label: name })),
      width: 180,
    },
    ...(isMatched ? [{ kind: 'choice' as const, key: 'matchedBy', label: t('match.how'), choices: ways }] : []),
  ];
}
