import { ScheduleOutlined } from '@ant-design/icons';
import { dropJob, listJobs, retryJob, type JobView } from '@zhidan/core/operations/api.ts';
import { useState, type ReactNode } from 'react';
import { usePages } from '../lib/answers.ts';
import { useWords } from '../lib/words.ts';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { InstantText, RelativeText } from '../ui/instant-text.tsx';
import styles from './operations.module.css';
import { operationsWords } from './operations-words.ts';
import { StoppedActions } from './stopped-actions.tsx';
import { StoppedDetail } from './stopped-detail.tsx';

/** Jobs that wait for a retry, or that are dead and wait for a person. */
export function JobList({ state }: { state: 'dead' | 'retry' }) {
  const t = useWords(operationsWords);
  const list = usePages(listJobs, { state }, { follows: ['job'], refetchInterval: 15_000 });
  const [open, setOpen] = useState<JobView | null>(null);
  const actionsOf = (job: JobView) => (
    <StoppedActions
      title={job.title}
      retry={{ contract: retryJob, question: { jobId: job.id } }}
      drop={{ contract: dropJob, question: (reason) => ({ jobId: job.id, reason }) }}
      changes={['job']}
      onDone={() => setOpen(null)}
    />
  );
  const lesson =
    state === 'dead' ? (['jobs.deadEmpty', 'jobs.deadLesson'] as const) : (['jobs.waitingEmpty', 'jobs.waitingLesson'] as const);
  return (
    <>
      <DataTable
        name={`jobs-${state}`}
        label={t(state === 'dead' ? 'jobs.tabDead' : 'jobs.tabWaiting')}
        columns={useJobColumns(state, actionsOf)}
        list={list}
        rowKey={(job) => job.id}
        onOpen={setOpen}
        empty={<EmptyState icon={<ScheduleOutlined />} title={t(lesson[0])} lesson={t(lesson[1])} />}
      />
      <StoppedDetail
        title={open?.title}
        stopped={open}
        onClose={() => setOpen(null)}
        actions={open && state === 'dead' && actionsOf(open)}
        facts={open ? [{ key: 'name', label: t('jobs.queue'), children: open.name }] : []}
      />
    </>
  );
}

function useJobColumns(state: 'dead' | 'retry', actionsOf: (job: JobView) => ReactNode): Column<JobView>[] {
  const t = useWords(operationsWords);
  const columns: Column<JobView>[] = [
    { key: 'title', title: t('jobs.name'), width: 180, isFixed: true, onPhone: 'title', cell: ({ title }) => <strong>{title}</strong> },
    { key: 'error', title: t('jobs.error'), width: 360, cell: ({ error }) => error && <span className={styles.error}>{error}</span> },
    {
      key: 'attempts',
      title: t('jobs.attempts'),
      width: 100,
      align: 'right',
      cell: ({ attemptCount }) => t('jobs.attemptsOf', { count: attemptCount }),
    },
    { key: 'failedAt', title: t('jobs.failedAt'), width: 130, cell: ({ failedAt }) => failedAt && <RelativeText at={failedAt} /> },
    {
      key: 'createdAt',
      title: t('jobs.createdAt'),
      width: 170,
      isHiddenAtStart: true,
      onPhone: 'none',
      cell: ({ createdAt }) => <InstantText at={createdAt} />,
    },
  ];
  if (state === 'dead') return [...columns, { key: 'actions', title: '', width: 140, isFixed: true, cell: actionsOf }];
  return [
    ...columns,
    {
      key: 'startAfter',
      title: t('jobs.startAfter'),
      width: 150,
      cell: ({ startAfter }) => startAfter && <RelativeText at={startAfter} />,
    },
  ];
}
