import { listFeeTables, type FeeTableRow } from '@zhidan/core/allocation/fee-api.ts';
import { CalculatorOutlined, PlusOutlined } from '@ant-design/icons';
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
import { useFeeColumns } from './fee-columns.tsx';
import { FeeTableForm } from './fee-table-form.tsx';
import { FreightTry } from './freight-try.tsx';

const route = getRouteApi('/frame/fee-tables');

/** What carriers ask, by date; a parcel to try. */
export function FeeTablesPage() {
  const t = useWords(allocationWords);
  const { table: openId } = route.useSearch();
  const navigate = route.useNavigate();
  const mayManage = useMay('allocation.manage');
  const [adding, setAdding] = useState<FeeTableRow | 'blank' | null>(null);
  const list = useItems(listFeeTables, {}, { follows: ['fee_table', 'warehouse'] });
  const show = (table?: string): void => void navigate({ search: { table }, replace: true });
  const open = list.rows?.find(({ id }) => id === openId) ?? null;
  const close = (): void => (setAdding(null), show());
  const add = mayManage && (
    <Button type="primary" icon={<PlusOutlined />} data-tour="add-fee-table" onClick={() => setAdding('blank')}>
      {t('fee.add')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('fee.title')} note={t('fee.pageNote')} actions={add} />
      {list.rows && list.rows.length > 0 && <FreightTry />}
      <DataTable
        name="fee-tables"
        label={t('fee.title')}
        columns={useFeeColumns()}
        list={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => show(id)}
        empty={<EmptyState icon={<CalculatorOutlined />} title={t('fee.emptyTitle')} lesson={t('fee.emptyLesson')} action={add} />}
      />
      {(adding ?? open) && (
        <FeeTableForm
          key={adding === null ? open?.id : 'new'}
          table={adding === null ? open : null}
          source={adding === 'blank' ? null : adding}
          onCopy={setAdding}
          onClose={close}
        />
      )}
    </>
  );
}
