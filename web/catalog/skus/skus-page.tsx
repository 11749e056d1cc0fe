import { listSkus } from '@zhidan/core/catalog/sku-api.ts';
import { skuGapNames, skuGaps } from '@zhidan/core/catalog/sku-gap.ts';
import { skuStateWords } from '@zhidan/core/catalog/sku-life.ts';
import { BarcodeOutlined, PlusOutlined } from '@ant-design/icons';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { usePages } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { FilterBar, type Filter } from '../../ui/table/filter-bar.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import type { SkusSearch } from '../catalog-search.ts';
import { catalogWords } from '../catalog-words.ts';
import { useSkuColumns } from './sku-columns.tsx';
import { SkuDetail } from './sku-detail.tsx';
import { SkuForm } from './sku-form.tsx';

const route = getRouteApi('/frame/skus');

/** What the warehouse ships. */
export function SkusPage() {
  const t = useWords(catalogWords);
  const ui = useWords(uiWords);
  const { sku: openId, ...filters } = route.useSearch();
  const navigate = route.useNavigate();
  const mayManage = useMay('catalog.manage');
  const list = usePages(listSkus, filters, { follows: ['sku', 'listing'] });
  const [isAdding, setAdding] = useState(false);
  const show = (search: SkusSearch): void => void navigate({ search, replace: true });
  const isNarrowed = Object.values(filters).some(Boolean);
  return (
    <>
      <PageHeader
        title={t('sku.title')}
        note={t('sku.note')}
        actions={
          mayManage && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
              {t('sku.add')}
            </Button>
          )
        }
      />
      <DataTable
        name="skus"
        label={t('sku.title')}
        columns={useSkuColumns()}
        list={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => show({ ...filters, sku: id })}
        empty={
          isNarrowed ? (
            <EmptyState icon={<BarcodeOutlined />} title={ui('list.nothingFits')} />
          ) : (
            <EmptyState icon={<BarcodeOutlined />} title={t('sku.emptyTitle')} lesson={t('sku.emptyLesson')} />
          )
        }
        toolbar={
          <FilterBar filters={useSkuFilters()} values={filters} onChange={(values) => show({ ...(values as SkusSearch), sku: openId })} />
        }
      />
      <SkuDetail skuId={openId ?? null} onClose={() => show(filters)} />
      <SkuForm isOpen={isAdding} sku={null} onClose={() => setAdding(false)} onAdded={({ id }) => show({ ...filters, sku: id })} />
    </>
  );
}

function useSkuFilters(): readonly Filter[] {
  const t = useWords(catalogWords);
  const say = useSay();
  return [
    { kind: 'text', key: 'search', label: t('sku.search') },
    {
      kind: 'choice',
      key: 'kind',
      label: t('sku.kind'),
      choices: (['plain', 'bundle'] as const).map((value) => ({ value, label: t(`sku.kind.${value}`) })),
      width: 130,
    },
    {
      kind: 'choice',
      key: 'missing',
      label: t('sku.missing'),
      choices: skuGapNames.map((value) => ({ value, label: t('sku.missingOne', { gap: say(skuGaps[value].words) }) })),
    },
    {
      kind: 'choice',
      key: 'state',
      label: t('sku.state'),
      choices: (['active', 'retired'] as const).map((value) => ({ value, label: say(skuStateWords[value]) })),
      width: 120,
    },
  ];
}
