import type { ListingRow } from '@zhidan/core/catalog/listing-api.ts';
import { useWords } from '../../lib/words.ts';
import { InstantText, RelativeText } from '../../ui/instant-text.tsx';
import type { Column } from '../../ui/table/column.ts';
import { catalogWords } from '../catalog-words.ts';
import styles from '../catalog.module.css';
import { GoodsText } from '../goods-text.tsx';

type Seen = Omit<ListingRow, 'sku' | 'matchedBy'>;

/** The columns that tell which listing it is: alike in both lists. */
export function useListingColumns(): Readonly<{ first: Column<Seen>[]; last: Column<Seen>[] }> {
  const t = useWords(catalogWords);
  return {
    first: [
      { key: 'listing', title: t('match.listing'), width: 290, isFixed: true, onPhone: 'title', cell: (row) => <GoodsText {...row} /> },
      { key: 'shop', title: t('match.shop'), width: 150, cell: ({ shop }) => shop.name },
      {
        key: 'merchantCode',
        title: t('match.merchantCode'),
        width: 150,
        cell: ({ merchantCode }) =>
          merchantCode ? <span className="zd-code">{merchantCode}</span> : <span className={styles.nothing}>{t('match.none')}</span>,
      },
    ],
    last: [
      { key: 'lastSeen', title: t('match.lastSeen'), width: 120, cell: ({ lastSeenAt }) => <RelativeText at={lastSeenAt} /> },
      {
        key: 'barcode',
        title: t('match.barcode'),
        width: 140,
        isHiddenAtStart: true,
        onPhone: 'none',
        cell: ({ barcode }) => barcode || null,
      },
      {
        key: 'productNo',
        title: t('match.productNo'),
        width: 190,
        isHiddenAtStart: true,
        onPhone: 'none',
        cell: ({ productNo, skuNo }) => <span className="zd-code">{[productNo, skuNo].filter(Boolean).join(' / ')}</span>,
      },
      {
        key: 'firstSeen',
        title: t('match.firstSeen'),
        width: 170,
        isHiddenAtStart: true,
        onPhone: 'none',
        cell: ({ firstSeenAt }) => <InstantText at={firstSeenAt} />,
      },
    ],
  };
}
