import { CreditCardOutlined, PlusOutlined } from '@ant-design/icons';
import { listWaybillAccounts, type AccountView } from '@zhidan/core/waybills/account-api.ts';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useItems } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { waybillsWords } from '../waybills-words.ts';
import { AccountDetail } from './account-detail.tsx';
import { AccountForm } from './account-form.tsx';
import { AccountWizard } from './account-wizard.tsx';
import { LinesForm } from './lines-form.tsx';
import { useAccountColumns } from './account-columns.tsx';

const route = getRouteApi('/frame/waybill-accounts');
const everyMs = 60_000;

type Editing = Readonly<{ id: string; part: 'account' | 'lines' }>;

/** Where waybill numbers come from. */
export function AccountsPage() {
  const t = useWords(waybillsWords);
  const { account: openId, add: isAdding } = route.useSearch();
  const navigate = route.useNavigate();
  const mayManage = useMay('waybills.manage');
  const [editing, setEditing] = useState<Editing | null>(null);
  const list = useItems(listWaybillAccounts, {}, { follows: ['waybill_account'], refetchInterval: everyMs });
  const accountOf = (id: string | undefined): AccountView | null => list.rows?.find((one) => one.id === id) ?? null;
  const show = (search: Readonly<{ account?: string; add?: true }>): void => void navigate({ search, replace: true });
  const edited = accountOf(editing?.id);
  const add = mayManage && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => show({ add: true })}>
      {t('account.add')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('account.title')} note={t('account.note')} actions={add} />
      <DataTable
        name="waybill-accounts"
        label={t('account.title')}
        columns={useAccountColumns()}
        list={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => show({ account: id })}
        empty={<EmptyState icon={<CreditCardOutlined />} title={t('account.emptyTitle')} lesson={t('account.emptyLesson')} action={add} />}
      />
      <AccountDetail
        account={editing ? null : accountOf(openId)}
        onEdit={(part) => openId && setEditing({ id: openId, part })}
        onClose={() => show({})}
      />
      {isAdding && mayManage && (
        <AccountWizard
          onAdded={(id) => {
            show({ account: id });
            setEditing({ id, part: 'lines' });
          }}
          onClose={() => show({})}
        />
      )}
      {edited && editing?.part === 'account' && <AccountForm account={edited} onClose={() => setEditing(null)} />}
      {edited && editing?.part === 'lines' && <LinesForm account={edited} onClose={() => setEditing(null)} />}
    </>
  );
}
