import { MessageOutlined, PlusOutlined } from '@ant-design/icons';
import { listRoads, type RoadView } from '@zhidan/core/notify/road-api.ts';
import { ownRoadWords } from '@zhidan/core/notify/road.ts';
import { listRoadKinds } from '@zhidan/core/notify/road-api.ts';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useItems } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RelativeText } from '../../ui/instant-text.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import styles from '../roads.module.css';
import { roadsWords } from '../roads-words.ts';
import { InboxLink } from './inbox-link.tsx';
import { RoadDetail } from './road-detail.tsx';
import { RoadWizard } from './road-wizard.tsx';

const route = getRouteApi('/frame/roads');

/** The ways out of the product to people. */
export function RoadsPage() {
  const t = useWords(roadsWords);
  const { road: openId, add: isAdding } = route.useSearch();
  const navigate = route.useNavigate();
  const mayManage = useMay('notify.manage');
  const list = useItems(listRoads, {}, { follows: ['road', 'person_roads'], refetchInterval: 30_000 });
  const show = (search: Readonly<{ road?: string; add?: true }>): void => void navigate({ search, replace: true });
  const open = list.rows?.find(({ id }) => id === openId);
  const add = mayManage && (
    <Button type="primary" icon={<PlusOutlined />} data-tour="add-road" onClick={() => show({ add: true })}>
      {t('roads.add')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('roads.title')} note={t('roads.note')} actions={add} />
      <DataTable
        name="roads"
        label={t('roads.title')}
        columns={useRoadColumns()}
        list={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => show({ road: id })}
        empty={<EmptyState icon={<MessageOutlined />} title={t('roads.emptyTitle')} lesson={t('roads.emptyLesson')} action={add} />}
      />
      {open && <RoadDetail road={open} onClose={() => show({})} />}
      {isAdding && mayManage && <RoadWizard onAdded={(id) => show({ road: id })} onClose={() => show({})} />}
    </>
  );
}

function useRoadColumns(): Column<RoadView>[] {
  const t = useWords(roadsWords);
  const say = useSay();
  const kinds = useItems(listRoadKinds, {}).rows;
  const kindText = (kind: RoadView['kind']): string => {
    const words = kinds?.find((one) => one.kind === kind)?.words ?? (kind === 'web_push' ? ownRoadWords.web_push : null);
    return words ? say(words) : '';
  };
  return [
    {
      key: 'name',
      title: t('roads.name'),
      width: 220,
      isFixed: true,
      onPhone: 'title',
      cell: ({ name, kind }) => (
        <span className={styles.two}>
          <strong>{name}</strong>
          <span className={styles.quiet}>{kindText(kind)}</span>
        </span>
      ),
    },
    { key: 'state', title: t('roads.state'), width: 110, onPhone: 'status', cell: (road) => <RoadState road={road} /> },
    {
      key: 'toDo',
      title: t('roads.toDo'),
      width: 320,
      cell: ({ fault, addresses }) => (fault ? say(fault.advice) : <InboxLink addresses={addresses} />),
    },
    {
      key: 'people',
      title: t('roads.people'),
      width: 100,
      cell: ({ reach, peopleCount }) => (reach === 'group' ? t('log.group') : peopleCount),
    },
    { key: 'waiting', title: t('roads.waiting'), width: 100, cell: ({ waitingCount }) => waitingCount || null },
    { key: 'sent', title: t('roads.sentAt'), width: 130, cell: ({ sentAt }) => (sentAt ? <RelativeText at={sentAt} /> : null) },
  ];
}

function RoadState({ road: { isActive, fault, sentAt } }: { road: RoadView }) {
  const t = useWords(roadsWords);
  if (!isActive) return <StatusTag tone="quiet" text={t('roads.off')} />;
  if (fault?.kind === 'throttled') return <StatusTag tone="moving" text={t('roads.paused')} />;
  if (fault) return <StatusTag tone="bad" text={t('roads.trouble')} />;
  return sentAt ? <StatusTag tone="good" text={t('roads.ok')} /> : <StatusTag tone="quiet" text={t('roads.new')} />;
}
