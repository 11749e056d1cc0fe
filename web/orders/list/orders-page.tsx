import { DownloadOutlined, ShoppingOutlined } from '@ant-design/icons';
import { listOrders, type OrderRow } from '@zhidan/core/orders/api.ts';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { usePages } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { shownColumns } from '../../ui/table/column.ts';
import { useColumnChoice } from '../../ui/table/use-column-choice.ts';
import { FollowOrder } from '../added/follow-order.tsx';
import { OrderDrawer } from '../detail/order-drawer.tsx';
import { ExportDrawer } from '../export/export-drawer.tsx';
import { OrderFilterBar } from '../filters/order-filter-bar.tsx';
import { filterOf, isColumn, type OrdersSearch } from '../orders-search.ts';
import { ordersWords } from '../orders-words.ts';
import type { ViewTab } from '../views/use-views.ts';
import { ViewBar } from '../views/view-bar.tsx';
import { useOrderColumns } from './order-columns.tsx';
import { questionOf, SumBar } from './sum-bar.tsx';

const route = getRouteApi('/frame/orders');

/** Orders of all shops: views, filters, sums, and each order beside the list. */
export function OrdersPage() {
  const t = useWords(ordersWords);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayExport = useMay('orders.export');
  const list = usePages(listOrders, questionOf(search), { follows: ['order'] });
  const columns = useOrderColumns();
  const columnChoice = useColumnChoice('orders', columns);
  const [picked, pick] = useState<readonly string[]>([]);
  const [isExporting, setExporting] = useState(false);
  const go = (next: OrdersSearch): void => void navigate({ search: next, replace: true });
  const show = (change: Partial<OrdersSearch>): void => go({ ...search, ...change });
  const clear = (): void => go({ view: search.view, sort: search.sort, direction: search.direction });
  const open = ({ key, search: shown, saved }: ViewTab): void => {
    if (saved) columnChoice.choose(saved.columns);
    pick([]);
    go({ ...shown, view: key });
  };
  const openOrder = (order: OrderRow | null): void =>
    void navigate({ search: { ...search, order: order?.id }, replace: search.order !== undefined });
  return (
    <>
      <PageHeader
        title={t('all.title')}
        note={t('all.note')}
        actions={
          <>
            {mayExport && (
              <Button icon={<DownloadOutlined />} data-tour="export-orders" onClick={() => setExporting(true)}>
                {t('export.title')}
              </Button>
            )}
            <FollowOrder source={null} />
          </>
        }
      />
      <ViewBar search={search} choice={columnChoice.choice} open={open} />
      <DataTable
        name="orders"
        label={t('all.title')}
        columns={columns}
        columnChoice={columnChoice}
        list={list}
        rowKey={(order) => order.id}
        onOpen={openOrder}
        picked={{ keys: picked, pick }}
        summary={list.rows && <SumBar search={search} rows={list.rows} picked={picked} unpick={() => pick([])} />}
        empty={<NoOrders isFiltered={Object.keys(filterOf(search)).length > 0} />}
        toolbar={<OrderFilterBar search={search} show={show} clear={clear} />}
      />
      <OrderDrawer orderId={search.order ?? null} rows={list.rows ?? []} open={openOrder} />
      {isExporting && (
        <ExportDrawer
          search={search}
          columns={shownColumns(columns, columnChoice.choice)
            .map(({ key }) => key)
            .filter(isColumn)}
          onClose={() => setExporting(false)}
        />
      )}
    </>
  );
}

function NoOrders({ isFiltered }: { isFiltered: boolean }) {
  const t = useWords(ordersWords);
  return (
    <EmptyState
      icon={<ShoppingOutlined />}
      title={t(isFiltered ? 'all.nothingFits' : 'all.empty')}
      lesson={t(isFiltered ? 'all.nothingFitsLesson' : 'all.emptyLesson')}
    />
  );
}
