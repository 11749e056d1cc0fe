import { OrderedListOutlined } from '@ant-design/icons';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { listQueues } from '@zhidan/core/operations/api.ts';
import { useItems } from '../lib/answers.ts';
import { useWords } from '../lib/words.ts';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { operationsWords } from './operations-words.ts';

type Queue = OutputOf<typeof listQueues>['items'][number];

/** Every kind of background work, and how much of it waits. */
export function QueueList() {
  const t = useWords(operationsWords);
  const list = useItems(listQueues, {}, { follows: ['job'], refetchInterval: 15_000 });
  return (
    <DataTable
      name="queues"
      label={t('jobs.tabQueues')}
      columns={useQueueColumns()}
      list={list}
      rowKey={(queue) => queue.name}
      empty={<EmptyState icon={<OrderedListOutlined />} title={t('jobs.queueNone')} lesson={t('jobs.queueNoneLesson')} />}
    />
  );
}

function useQueueColumns(): Column<Queue>[] {
  const t = useWords(operationsWords);
  const count = (key: 'waitingCount' | 'activeCount' | 'deadCount', title: string): Column<Queue> => ({
    key,
    title,
    width: 110,
    align: 'right',
    cell: (queue) => <span className="zd-number">{queue[key]}</span>,
  });
  return [
    { key: 'title', title: t('jobs.queue'), width: 200, isFixed: true, onPhone: 'title', cell: ({ title }) => <strong>{title}</strong> },
    { key: 'name', title: t('jobs.name'), width: 220, onPhone: 'none', cell: ({ name }) => <span className="zd-code">{name}</span> },
    count('waitingCount', t('jobs.created')),
    count('activeCount', t('jobs.active')),
    count('deadCount', t('jobs.dead')),
    { key: 'cron', title: t('jobs.cron'), width: 160, cell: ({ cron }) => cron && <span className="zd-code">{cron}</span> },
  ];
}
