import { listWarehouses, type WarehouseRow } from '@zhidan/core/inventory/warehouse-api.ts';
import { PlusOutlined, ShopOutlined } from '@ant-design/icons';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useItems } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { inventoryWords } from '../inventory-words.ts';
import { useWarehouseColumns } from './warehouse-columns.tsx';
import { WarehouseForm } from './warehouse-form.tsx';
import { WarehouseDetail } from './warehouse-detail.tsx';

const route = getRouteApi('/frame/warehouses');

/** Where parcels leave from. */
export function WarehousesPage() {
  const t = useWords(inventoryWords);
  const { warehouse: openId } = route.useSearch();
  const navigate = route.useNavigate();
  const mayManage = useMay('warehouses.manage');
  const [editing, setEditing] = useState<WarehouseRow | 'new' | null>(null);
  const list = useItems(listWarehouses, {}, { follows: ['warehouse', 'stock_document', 'stock_batch'] });
  const show = (id?: string): void => void navigate({ search: { warehouse: id }, replace: true });
  const add = mayManage && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
      {t('warehouse.add')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('warehouse.title')} note={t('warehouse.note')} actions={add} />
      <DataTable
        name="warehouses"
        label={t('warehouse.title')}
        columns={useWarehouseColumns()}
        list={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => show(id)}
        empty={<EmptyState icon={<ShopOutlined />} title={t('warehouse.emptyTitle')} lesson={t('warehouse.emptyLesson')} action={add} />}
      />
      <WarehouseDetail warehouse={list.rows?.find(({ id }) => id === openId) ?? null} onEdit={setEditing} onClose={() => show()} />
      {editing && (
        <WarehouseForm warehouse={editing === 'new' ? null : editing} isFirst={list.rows?.length === 0} onClose={() => setEditing(null)} />
      )}
    </>
  );
}
