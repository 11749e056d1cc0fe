import { PauseCircleOutlined } from '@ant-design/icons';
import { dropParkedEvent, listParkedEvents, retryParkedEvent, type ParkedEventView } from '@zhidan/core/operations/api.ts';
import { useState, type ReactNode } from 'react';
import { usePages } from '../lib/answers.ts';
import { useWords } from '../lib/words.ts';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { RelativeText } from '../ui/instant-text.tsx';
import { useJournalNames } from './journal-names.ts';
import styles from './operations.module.css';
import { operationsWords } from './operations-words.ts';
import { StoppedActions } from './stopped-actions.tsx';
import { StoppedDetail } from './stopped-detail.tsx';

/** Events that a subscriber could not handle. */
export function ParkedEventList() {
  const t = useWords(operationsWords);
  const names = useJournalNames();
  const list = usePages(listParkedEvents, {}, { follows: ['parked_event'], refetchInterval: 15_000 });
  const [open, setOpen] = useState<ParkedEventView | null>(null);
  const actionsOf = (event: ParkedEventView) => (
    <StoppedActions
      title={names.eventName(event.event)}
      retry={{ contract: retryParkedEvent, question: { parkedEventId: event.id } }}
      drop={{ contract: dropParkedEvent, question: (reason) => ({ parkedEventId: event.id, reason }) }}
      changes={['parked_event']}
      onDone={() => setOpen(null)}
    />
  );
  return (
    <>
      <DataTable
        name="parked-events"
        label={t('jobs.tabParked')}
        columns={useParkedColumns(actionsOf)}
        list={list}
        rowKey={(event) => event.id}
        onOpen={setOpen}
        empty={<EmptyState icon={<PauseCircleOutlined />} title={t('jobs.parkedEmpty')} lesson={t('jobs.parkedLesson')} />}
      />
      <StoppedDetail
        title={open ? names.eventName(open.event) : undefined}
        stopped={open}
        onClose={() => setOpen(null)}
        actions={open && actionsOf(open)}
        facts={open ? [{ key: 'subscriber', label: t('jobs.subscriber'), children: open.subscriber }] : []}
      />
    </>
  );
}

function useParkedColumns(actionsOf: (event: ParkedEventView) => ReactNode): Column<ParkedEventView>[] {
  const t = useWords(operationsWords);
  const names = useJournalNames();
  return [
    {
      key: 'event',
      title: t('jobs.event'),
      width: 160,
      isFixed: true,
      onPhone: 'title',
      cell: ({ event }) => <strong>{names.eventName(event)}</strong>,
    },
    {
      key: 'subject',
      title: t('jobs.subject'),
      width: 160,
      cell: (event) => `${names.subjectKindName(event.subjectKind)} ${names.subjectName(event)}`,
    },
    { key: 'subscriber', title: t('jobs.subscriber'), width: 200, cell: ({ subscriber }) => <span className="zd-code">{subscriber}</span> },
    { key: 'error', title: t('jobs.error'), width: 320, cell: ({ error }) => <span className={styles.error}>{error}</span> },
    { key: 'parkedAt', title: t('jobs.parkedAt'), width: 130, cell: ({ parkedAt }) => <RelativeText at={parkedAt} /> },
    { key: 'actions', title: '', width: 140, isFixed: true, cell: actionsOf },
  ];
}
