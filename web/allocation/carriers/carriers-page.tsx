import { listCarriers, type CarrierRow } from '@zhidan/core/allocation/carrier-api.ts';
import { PlusOutlined, TruckOutlined } from '@ant-design/icons';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useItems } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { allocationWords } from '../allocation-words.ts';
import { useCarrierColumns } from './carrier-columns.tsx';
import { CarrierForm } from './carrier-form.tsx';
import { WeightsPanel } from './weights-panel.tsx';

const route = getRouteApi('/frame/carriers');
const refetchMs = 60_000;

/** Which carriers pick up where, and what makes one the best. */
export function CarriersPage() {
  const t = useWords(allocationWords);
  const { carrier: openId } = route.useSearch();
  const navigate = route.useNavigate();
  const mayManage = useMay('allocation.manage');
  const [isAdding, setIsAdding] = useState(false);
  // today's parcels are told by no news of their own
  const list = useItems(listCarriers, {}, { follows: ['carrier_service', 'fee_table', 'warehouse'], refetchInterval: refetchMs });
  const show = (carrier?: string): void => void navigate({ search: { carrier }, replace: true });
  const open: CarrierRow | null = list.rows?.find(({ id }) => id === openId) ?? null;
  const add = mayManage && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setIsAdding(true)}>
      {t('carrier.add')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('carrier.title')} note={t('carrier.pageNote')} actions={add} />
      <DataTable
        name="carriers"
        label={t('carrier.title')}
        columns={useCarrierColumns()}
        list={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => show(id)}
        empty={<EmptyState icon={<TruckOutlined />} title={t('carrier.emptyTitle')} lesson={t('carrier.emptyLesson')} action={add} />}
      />
      <WeightsPanel />
      {(isAdding || open) && (
        <CarrierForm key={isAdding ? 'new' : open?.id} row={isAdding ? null : open} onClose={() => (setIsAdding(false), show())} />
      )}
    </>
  );
}
