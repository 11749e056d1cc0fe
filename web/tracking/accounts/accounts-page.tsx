import { NodeIndexOutlined, PlusOutlined } from '@ant-design/icons';
import { listTrackingAccounts, listTrackingSources, type TrackingAccountView } from '@zhidan/core/tracking/account-api.ts';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useItems } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RelativeText } from '../../ui/instant-text.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import styles from '../tracking.module.css';
import { trackingWords } from '../tracking-words.ts';
import { AccountDetail } from './account-detail.tsx';
import { AccountForm } from './account-form.tsx';
import { AccountTag } from './account-tag.tsx';

const route = getRouteApi('/frame/tracking-accounts');
const everyMs = 60_000;

/** Who tells us where parcels are. */
export function TrackingAccountsPage() {
  const t = useWords(trackingWords);
  const { account: openId, add: isAdding } = route.useSearch();
  const navigate = route.useNavigate();
  const mayManage = useMay('tracking.manage');
  const [editedId, edit] = useState<string | null>(null);
  const list = useItems(listTrackingAccounts, {}, { follows: ['tracking_account'], refetchInterval: everyMs });
  const accountOf = (id: string | null | undefined): TrackingAccountView | null => list.rows?.find((one) => one.id === id) ?? null;
  const show = (search: Readonly<{ account?: string; add?: true }>): void => void navigate({ search, replace: true });
  const edited = accountOf(editedId);
  const add = mayManage && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => show({ add: true })}>
      {t('account.add')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('account.title')} note={t('account.note')} actions={add} />
      <DataTable
        name="tracking-accounts"
        label={t('account.title')}
        columns={useColumns()}
        list={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => show({ account: id })}
        empty={<EmptyState icon={<NodeIndexOutlined />} title={t('account.emptyTitle')} lesson={t('account.emptyLesson')} action={add} />}
      />
      <AccountDetail account={accountOf(openId)} onEdit={() => edit(openId ?? null)} onClose={() => show({})} />
      {isAdding && mayManage && <AccountForm account={null} onDone={(id) => show(id ? { account: id } : {})} />}
      {edited && <AccountForm key={edited.id} account={edited} onDone={() => edit(null)} />}
    </>
  );
}

function useColumns(): Column<TrackingAccountView>[] {
  const t = useWords(trackingWords);
  const say = useSay();
  const { rows: sources } = useItems(listTrackingSources, {});
  return [
    {
      key: 'name',
      title: t('account.name'),
      width: 220,
      isFixed: true,
      onPhone: 'title',
      cell: ({ name, source }) => {
        const words = sources?.find((one) => one.source === source)?.words;
        return (
          <span className={styles.stack}>
            <strong>{name}</strong>
            <span className={styles.quiet}>{words && say(words)}</span>
          </span>
        );
      },
    },
    { key: 'state', title: t('account.state'), width: 110, onPhone: 'status', cell: (account) => <AccountTag account={account} /> },
    {
      key: 'carriers',
      title: t('account.carriers'),
      width: 110,
      align: 'right',
      cell: ({ carriers }) => t('account.carriersCount', { count: carriers.length }),
    },
    {
      key: 'heard',
      title: t('account.heard'),
      width: 140,
      cell: ({ heardAt }) => (heardAt ? <RelativeText at={heardAt} /> : t('account.neverHeard')),
    },
    {
      key: 'queries',
      title: t('account.queries'),
      width: 130,
      align: 'right',
      cell: ({ queriesToday: count, queriesPerDay: limit }) => (
        <span className="zd-number">{limit === null ? count : t('account.queriesOf', { count, limit })}</span>
      ),
    },
  ];
}
