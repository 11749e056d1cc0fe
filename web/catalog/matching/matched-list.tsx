import { listListings, type ListingRow } from '@zhidan/core/catalog/listing-api.ts';
import { matchWays } from '@zhidan/core/catalog/listing.ts';
import { LinkOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import { useState } from 'react';
import { usePages } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { FilterBar } from '../../ui/table/filter-bar.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { catalogWords } from '../catalog-words.ts';
import { SkuText } from '../sku-text.tsx';
import { useListingColumns } from './listing-columns.tsx';
import { useListingFilters } from './listing-filters.ts';
import { MatchDrawer } from './match-drawer.tsx';
import type { ListingListProps } from './unmatched-list.tsx';

/** Listings that have their SKU; a match can be changed or taken away. */
export function MatchedList({ filters, shops, setFilters }: ListingListProps) {
  const t = useWords(catalogWords);
  const ui = useWords(uiWords);
  const mayManage = useMay('catalog.manage');
  const list = usePages(listListings, { ...filters, isMatched: 'true' }, { follows: ['listing', 'sku'] });
  const [openId, setOpenId] = useState<string | null>(null);
  const close = (): void => setOpenId(null);
  return (
    <>
      <DataTable
        name="matched-listings"
        label={t('match.tabMatched')}
        columns={useMatchedColumns()}
        list={list}
        rowKey={({ id }) => id}
        onOpen={mayManage ? ({ id }) => setOpenId(id) : undefined}
        empty={
          Object.values(filters).some(Boolean) ? (
            <EmptyState icon={<LinkOutlined />} title={ui('list.nothingFits')} />
          ) : (
            <EmptyState icon={<LinkOutlined />} title={t('match.matchedEmpty')} lesson={t('match.matchedLesson')} />
          )
        }
        toolbar={<FilterBar filters={useListingFilters(shops, { isMatched: true })} values={filters} onChange={setFilters} />}
      />
      <MatchDrawer listing={list.rows?.find(({ id }) => id === openId) ?? null} onClose={close} onMatched={close} />
    </>
  );
}

function useMatchedColumns(): Column<ListingRow>[] {
  const t = useWords(catalogWords);
  const say = useSay();
  const { first, last } = useListingColumns();
  return [
    ...first,
    { key: 'sku', title: t('match.sku'), width: 260, isFixed: true, cell: ({ sku }) => sku && <SkuText sku={sku} isLink /> },
    {
      key: 'matchedBy',
      title: t('match.how'),
      width: 110,
      onPhone: 'status',
      cell: ({ matchedBy }) => matchedBy && <Tag>{say(matchWays[matchedBy])}</Tag>,
    },
    ...last,
  ];
}
