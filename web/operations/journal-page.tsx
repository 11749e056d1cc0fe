import { FileSearchOutlined } from '@ant-design/icons';
import { listJournal, type JournalEntryView } from '@zhidan/core/operations/api.ts';
import { getRouteApi } from '@tanstack/react-router';
import { Tag } from 'antd';
import { useState } from 'react';
import { usePages } from '../lib/answers.ts';
import { useMay } from '../lib/session.ts';
import { useWords } from '../lib/words.ts';
import { DataTable } from '../ui/table/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { FilterBar, type Filter } from '../ui/table/filter-bar.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { useJournalColumns } from './journal-columns.tsx';
import { JournalDetail } from './journal-detail.tsx';
import { eventNames, subjectKinds, toldNames, useJournalNames } from './journal-names.ts';
import { operationsWords } from './operations-words.ts';
import { VerifyButton } from './verify-button.tsx';

const route = getRouteApi('/frame/journal');

/** Who did what, when and why; with proof that nothing was changed afterwards. */
export function JournalPage() {
  const t = useWords(operationsWords);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const mayVerify = useMay('journal.verify');
  const list = usePages(listJournal, search, { follows: ['*'] });
  const known = toldNames(list.rows ?? []);
  const names = useJournalNames(known);
  const [open, setOpen] = useState<JournalEntryView | null>(null);
  const show = (change: Partial<typeof search>): void => void navigate({ search: { ...search, ...change }, replace: true });
  const filters: Filter[] = [
    {
      kind: 'choice',
      key: 'event',
      label: t('journal.event'),
      choices: eventNames.map((value) => ({ value, label: names.eventName(value) })),
    },
    {
      kind: 'choice',
      key: 'subjectKind',
      label: t('journal.subjectKind'),
      choices: subjectKinds.map((value) => ({ value, label: names.subjectKindName(value) })),
    },
    { kind: 'days', from: 'from', to: 'to', label: t('journal.days') },
  ];
  const about = list.rows?.find((entry) => entry.subjectId === search.subjectId) ?? {
    subjectKind: search.subjectKind ?? '',
    subjectId: search.subjectId ?? '',
  };
  const subjectText = `${names.subjectKindName(about.subjectKind)} ${names.subjectName(about)}`;
  const actorName = list.rows?.find(({ actorId }) => actorId === search.actorId)?.actorName ?? search.actorId ?? '';
  return (
    <>
      <PageHeader
        title={t('journal.title')}
        note={t('journal.note')}
        actions={mayVerify && <VerifyButton label={t('journal.verify')} scope={{}} isMain />}
      />
      <DataTable
        name="journal"
        label={t('journal.title')}
        columns={useJournalColumns(known)}
        list={list}
        rowKey={(entry) => entry.id}
        onOpen={setOpen}
        empty={<EmptyState icon={<FileSearchOutlined />} title={t('journal.emptyTitle')} lesson={t('journal.emptyLesson')} />}
        toolbar={
          <>
            <FilterBar filters={filters} values={search} onChange={(values) => show(values)} />
            {search.subjectId && (
              <Tag closable onClose={() => show({ subjectId: undefined, subjectKind: undefined })}>
                {t('journal.subjectFilter', { subject: subjectText })}
              </Tag>
            )}
            {search.actorId && (
              <Tag closable onClose={() => show({ actorId: undefined })}>
                {t('journal.actorFilter', { name: actorName })}
              </Tag>
            )}
          </>
        }
      />
      <JournalDetail entry={open} known={known} onClose={() => setOpen(null)} />
    </>
  );
}
