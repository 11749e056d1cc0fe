import { NodeIndexOutlined } from '@ant-design/icons';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { listSubscribers } from '@zhidan/core/operations/api.ts';
import { useItems } from '../lib/answers.ts';
import { durationText } from '../lib/formats.ts';
import { useLanguage, useWords } from '../lib/words.ts';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/data-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { RelativeText } from '../ui/instant-text.tsx';
import { StatusTag } from '../ui/status-tag.tsx';
import { lagTone } from './lag-tone.ts';
import { operationsWords } from './operations-words.ts';

type Subscriber = OutputOf<typeof listSubscribers>['items'][number];

/** Who follows the journal, and how far behind. */
export function SubscriberList() {
  const t = useWords(operationsWords);
  const list = useItems(listSubscribers, {}, { follows: ['parked_event'], refetchInterval: 10_000 });
  return (
    <DataTable
      name="subscribers"
      label={t('jobs.tabSubscribers')}
      columns={useSubscriberColumns()}
      list={list}
      rowKey={(subscriber) => subscriber.name}
      empty={<EmptyState icon={<NodeIndexOutlined />} title={t('jobs.subscribersNone')} lesson={t('jobs.subscribersNoneLesson')} />}
    />
  );
}

function useSubscriberColumns(): Column<Subscriber>[] {
  const t = useWords(operationsWords);
  const language = useLanguage();
  return [
    {
      key: 'name',
      title: t('jobs.subscriber'),
      width: 280,
      isFixed: true,
      onPhone: 'title',
      cell: ({ name }) => <span className="zd-code">{name}</span>,
    },
    {
      key: 'behind',
      title: t('jobs.behind'),
      width: 140,
      onPhone: 'status',
      cell: ({ behindMs }) => <StatusTag tone={lagTone(behindMs)} text={durationText(behindMs, language)} />,
    },
    { key: 'parked', title: t('jobs.parked'), width: 110, align: 'right', cell: ({ parkedCount }) => parkedCount },
    { key: 'updatedAt', title: t('jobs.updatedAt'), width: 160, cell: ({ updatedAt }) => <RelativeText at={updatedAt} /> },
  ];
}
