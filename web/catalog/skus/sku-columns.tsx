import type { SkuRow } from '@zhidan/core/catalog/sku-api.ts';
import { skuStateWords } from '@zhidan/core/catalog/sku-life.ts';
import { Tag } from 'antd';
import { moneyText } from '../../lib/formats.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { InstantText, RelativeText } from '../../ui/instant-text.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import type { Column } from '../../ui/table/column.ts';
import { catalogWords } from '../catalog-words.ts';
import { GoodsText } from '../goods-text.tsx';
import { GapTags } from './gap-tags.tsx';
import { sizeText, weightText } from './sku-measures.ts';

/** The columns of the list of SKUs. */
export function useSkuColumns(): Column<SkuRow>[] {
  const t = useWords(catalogWords);
  const say = useSay();
  return [
    {
      key: 'code',
      title: t('sku.code'),
      width: 170,
      isFixed: true,
      onPhone: 'title',
      cell: ({ code, isBundle }) => (
        <>
          <strong className="zd-code">{code}</strong> {isBundle && <Tag color="purple">{t('bundle.tag')}</Tag>}
        </>
      ),
    },
    {
      key: 'name',
      title: t('sku.name'),
      width: 260,
      cell: ({ name, specification }) => <GoodsText title={name} specification={specification} />,
    },
    {
      key: 'barcode',
      title: t('sku.barcode'),
      width: 140,
      cell: ({ barcode }) => (barcode ? <span className="zd-number">{barcode}</span> : null),
    },
    { key: 'weight', title: t('sku.weight'), width: 100, align: 'right', cell: ({ weightGram }) => weightText(weightGram) },
    { key: 'cost', title: t('sku.cost'), width: 110, align: 'right', cell: ({ cost }) => (cost === null ? null : moneyText(cost)) },
    { key: 'listings', title: t('sku.listings'), width: 100, align: 'right', cell: ({ listingCount }) => listingCount || null },
    { key: 'gaps', title: t('sku.gaps'), width: 180, cell: ({ gaps }) => <GapTags gaps={gaps} /> },
    {
      key: 'state',
      title: t('sku.state'),
      width: 100,
      onPhone: 'status',
      cell: ({ state }) => <StatusTag tone={state === 'active' ? 'good' : 'quiet'} text={say(skuStateWords[state])} />,
    },
    { key: 'brand', title: t('sku.brand'), width: 110, onPhone: 'none', isHiddenAtStart: true, cell: ({ brand }) => brand || null },
    {
      key: 'category',
      title: t('sku.category'),
      width: 110,
      onPhone: 'none',
      isHiddenAtStart: true,
      cell: ({ category }) => category || null,
    },
    { key: 'size', title: t('sku.size'), width: 150, isHiddenAtStart: true, onPhone: 'none', cell: (sku) => sizeText(sku) },
    {
      key: 'changed',
      title: t('sku.changed'),
      width: 120,
      onPhone: 'none',
      isHiddenAtStart: true,
      cell: ({ changedAt }) => <RelativeText at={changedAt} />,
    },
    {
      key: 'created',
      title: t('sku.created'),
      width: 170,
      onPhone: 'none',
      isHiddenAtStart: true,
      cell: ({ createdAt }) => <InstantText at={createdAt} />,
    },
  ];
}
