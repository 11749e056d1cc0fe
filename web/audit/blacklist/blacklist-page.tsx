import { blacklistKindCodes, blacklistKinds } from '@zhidan/core/audit/blacklist.ts';
import { listBlacklist, removeFromBlacklist, restoreBlacklisted, type BlacklistRow } from '@zhidan/core/audit/blacklist-api.ts';
import { PlusOutlined, StopOutlined } from '@ant-design/icons';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { usePages } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InstantText } from '../../ui/instant-text.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { FilterBar, type Filter } from '../../ui/table/filter-bar.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import type { BlacklistSearch } from '../audit-search.ts';
import { auditWords } from '../audit-words.ts';
import { BlacklistForm } from './blacklist-form.tsx';

const route = getRouteApi('/frame/blacklist');

/** Whom not to ship to without a look. What is searched for stays out of the address: it names a person. */
export function BlacklistPage() {
  const t = useWords(auditWords);
  const ui = useWords(uiWords);
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const [search, setSearch] = useState<string>();
  const [isAdding, setAdding] = useState(false);
  const list = usePages(listBlacklist, { ...filters, search }, { follows: ['audit_blacklist'] });
  const add = useMay('audit.decide') && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
      {t('blacklist.add')}
    </Button>
  );
  const isNarrowed = Object.values({ ...filters, search }).some(Boolean);
  return (
    <>
      <PageHeader title={t('blacklist.title')} note={t('blacklist.note')} actions={add} />
      <DataTable
        name="blacklist"
        label={t('blacklist.title')}
        columns={useBlacklistColumns()}
        list={list}
        rowKey={({ id }) => id}
        empty={
          isNarrowed ? (
            <EmptyState icon={<StopOutlined />} title={ui('list.nothingFits')} />
          ) : (
            <EmptyState icon={<StopOutlined />} title={t('blacklist.emptyTitle')} lesson={t('blacklist.emptyLesson')} action={add} />
          )
        }
        toolbar={
          <FilterBar
            filters={useBlacklistFilters()}
            values={{ ...filters, search }}
            onChange={({ search: text, ...rest }) => {
              setSearch(text);
              void navigate({ search: rest as BlacklistSearch, replace: true });
            }}
          />
        }
      />
      {isAdding && <BlacklistForm onClose={() => setAdding(false)} />}
    </>
  );
}

function useBlacklistFilters(): readonly Filter[] {
  const t = useWords(auditWords);
  const say = useSay();
  return [
    { kind: 'text', key: 'search', label: t('blacklist.search'), width: 260 },
    {
      kind: 'choice',
      key: 'kind',
      label: t('blacklist.kind'),
      choices: blacklistKindCodes.map((value) => ({ value, label: say(blacklistKinds[value]) })),
      width: 110,
    },
    {
      kind: 'choice',
      key: 'state',
      label: t('blacklist.state'),
      choices: [
        { value: 'in_force', label: t('blacklist.inForce') },
        { value: 'over', label: t('blacklist.over') },
      ],
      width: 150,
    },
  ];
}

function useBlacklistColumns(): readonly Column<BlacklistRow>[] {
  const t = useWords(auditWords);
  const say = useSay();
  const mayManage = useMay('audit.manage');
  return [
    { key: 'who', title: t('blacklist.who'), onPhone: 'title', isFixed: true, cell: ({ mask }) => mask },
    { key: 'kind', title: t('blacklist.kind'), width: 90, onPhone: 'status', cell: ({ kind }) => say(blacklistKinds[kind]) },
    { key: 'reason', title: t('blacklist.reason'), onPhone: 'line', cell: ({ reason }) => reason },
    {
      key: 'ends',
      title: t('blacklist.ends'),
      width: 170,
      onPhone: 'line',
      cell: ({ expiresAt, isExpired }) =>
        expiresAt === null ? t('blacklist.forever') : isExpired ? t('blacklist.expired') : <InstantText at={expiresAt} />,
    },
    {
      key: 'added',
      title: t('blacklist.addedBy'),
      width: 220,
      onPhone: 'line',
      cell: ({ addedAt, addedBy }) => (
        <>
          {addedBy} <InstantText at={addedAt} />
        </>
      ),
    },
    { key: 'act', title: '', width: 100, isFixed: true, onPhone: 'line', cell: (row) => mayManage && <RemoveButton row={row} /> },
  ];
}

function RemoveButton({ row: { id, removedAt } }: { row: BlacklistRow }) {
  const t = useWords(auditWords);
  const toast = useToast();
  const removing = useCommand(removeFromBlacklist, ['audit_blacklist']);
  const restoring = useCommand(restoreBlacklisted, ['audit_blacklist']);
  const restore = (): void => {
    restoring.ask({ blacklistId: id }).then(() => toast.done(t('blacklist.restored')), toast.failed);
  };
  if (removedAt !== null) return null;
  return (
    <Button
      size="small"
      loading={removing.isPending}
      onClick={() => {
        removing.ask({ blacklistId: id }).then(() => toast.done(t('blacklist.removed'), restore), toast.failed);
      }}
    >
      {t('blacklist.remove')}
    </Button>
  );
}
