import { listStock } from '@zhidan/core/inventory/stock-api.ts';
import { AuditOutlined, DatabaseOutlined, InboxOutlined } from '@ant-design/icons';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { usePages } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { FilterBar, type Filter } from '../../ui/table/filter-bar.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { DocumentDrawer } from '../documents/document-drawer.tsx';
import { inventoryWords } from '../inventory-words.ts';
import type { StockSearch } from '../inventory-search.ts';
import { useWarehouses } from '../use-warehouses.ts';
import { useStockColumns } from './stock-columns.tsx';
import { StockDrawer } from './stock-drawer.tsx';
import { StockSums } from './stock-sums.tsx';

const route = getRouteApi('/frame/stock');

/** What lies where, who holds it, and how much can be promised. */
export function StockPage() {
  const t = useWords(inventoryWords);
  const ui = useWords(uiWords);
  const { sku, at, document, ...filters } = route.useSearch();
  const navigate = route.useNavigate();
  const list = usePages(listStock, filters, { follows: ['stock_document', 'stock_batch', 'stock_level', 'warehouse'] });
  const show = (search: StockSearch): void => void navigate({ search, replace: true });
  const isNarrowed = Object.values(filters).some(Boolean);
  return (
    <>
      <PageHeader title={t('stock.title')} note={t('stock.note')} actions={<RoadsIn />} />
      <DataTable
        name="stock"
        label={t('stock.title')}
        columns={useStockColumns()}
        list={list}
        rowKey={({ skuId, warehouseId }) => `${skuId} ${warehouseId}`}
        onOpen={({ skuId, warehouseId }) => show({ ...filters, sku: skuId, at: warehouseId })}
        empty={
          isNarrowed ? (
            <EmptyState icon={<DatabaseOutlined />} title={ui('list.nothingFits')} />
          ) : (
            <EmptyState icon={<DatabaseOutlined />} title={t('stock.emptyTitle')} lesson={t('stock.emptyLesson')} action={<RoadsIn />} />
          )
        }
        toolbar={
          <FilterBar filters={useStockFilters()} values={filters} onChange={(values) => show({ ...(values as StockSearch), sku, at })} />
        }
        summary={<StockSums filters={filters} onNeed={(need) => show({ ...filters, need, sku, at })} />}
      />
      <StockDrawer
        skuId={sku ?? null}
        warehouseId={at ?? null}
        onWarehouse={(id) => show({ ...filters, sku, at: id })}
        onDocument={(id) => show({ ...filters, sku, at, document: id })}
        onClose={() => show(filters)}
      />
      <DocumentDrawer documentId={document ?? null} onClose={() => show({ ...filters, sku, at })} />
    </>
  );
}

function RoadsIn() {
  const t = useWords(inventoryWords);
  if (!useMay('inventory.move')) return null;
  return (
    <>
      <Link to="/stock-count">
        <Button icon={<AuditOutlined />}>{t('title.count')}</Button>
      </Link>{' '}
      <Link to="/inbound">
        <Button type="primary" icon={<InboxOutlined />}>
          {t('title.inbound')}
        </Button>
      </Link>
    </>
  );
}

function useStockFilters(): readonly Filter[] {
  const t = useWords(inventoryWords);
  const warehouses = useWarehouses() ?? [];
  return [
    { kind: 'text', key: 'search', label: t('stock.search') },
    {
      kind: 'choice',
      key: 'warehouseId',
      label: t('stock.warehouse'),
      choices: warehouses.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      kind: 'choice',
      key: 'need',
      label: t('need.title'),
      choices: (['out', 'low', 'reserved'] as const).map((value) => ({ value, label: t(`need.${value}`) })),
      width: 120,
    },
  ];
}
