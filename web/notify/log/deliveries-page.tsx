import { SendOutlined } from '@ant-design/icons';
import { listDeliveries, type DeliveryRow } from '@zhidan/core/notify/delivery-api.ts';
import { deliveryStates, deliveryStateCodes, skipReasons, type DeliveryState } from '@zhidan/core/notify/road.ts';
import { getRouteApi } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { usePages } from '../../lib/answers.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InstantText, RelativeText } from '../../ui/instant-text.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import styles from '../roads.module.css';
import { roadsWords } from '../roads-words.ts';

const route = getRouteApi('/frame/deliveries');

const tones: Readonly<Record<DeliveryState, Tone>> = {
  queued: 'moving',
  sending: 'moving',
  sent: 'good',
  refused: 'bad',
  skipped: 'quiet',
  merged: 'good',
};

/** What was sent to whom by which road, and what became of it. */
export function DeliveriesPage() {
  const t = useWords(roadsWords);
  const say = useSay();
  const { state, roadId } = route.useSearch();
  const navigate = route.useNavigate();
  const list = usePages(listDeliveries, { state, roadId }, { follows: ['road'], refetchInterval: 15_000 });
  const [open, setOpen] = useState<DeliveryRow | null>(null);
  const options = deliveryStateCodes.map((value) => ({ value, label: say(deliveryStates[value]) }));
  const pick = (value: DeliveryState | undefined): void => void navigate({ search: { roadId, state: value }, replace: true });
  return (
    <>
      <PageHeader title={t('log.title')} note={t('log.note')} />
      <DataTable
        name="deliveries"
        label={t('log.title')}
        columns={useDeliveryColumns()}
        list={list}
        rowKey={({ id }) => id}
        onOpen={setOpen}
        toolbar={<Select allowClear placeholder={t('log.all')} value={state} options={options} onChange={pick} style={{ minWidth: 140 }} />}
        empty={<EmptyState icon={<SendOutlined />} title={t('log.emptyTitle')} lesson={t('log.emptyLesson')} />}
      />
      <DetailDrawer title={open?.rule ?? ''} isOpen={open !== null} onClose={() => setOpen(null)}>
        {open && <DeliveryFacts row={open} />}
      </DetailDrawer>
    </>
  );
}

function useDeliveryColumns(): Column<DeliveryRow>[] {
  const t = useWords(roadsWords);
  const say = useSay();
  return [
    { key: 'when', title: t('log.when'), width: 120, cell: ({ queuedAt }) => <RelativeText at={queuedAt} /> },
    {
      key: 'text',
      title: t('log.text'),
      width: 340,
      onPhone: 'title',
      cell: ({ rule, text }) => (
        <span className={styles.two}>
          <span>{rule}</span>
          {text !== '' && <span className={styles.quiet}>{text}</span>}
        </span>
      ),
    },
    {
      key: 'state',
      title: t('log.state'),
      width: 120,
      onPhone: 'status',
      cell: ({ state }) => <StatusTag tone={tones[state]} text={say(deliveryStates[state])} />,
    },
    { key: 'to', title: t('log.to'), width: 110, cell: ({ person }) => person ?? t('log.group') },
    { key: 'road', title: t('log.road'), width: 170, cell: ({ roadName }) => roadName || null },
    {
      key: 'why',
      title: t('roads.toDo'),
      width: 320,
      cell: ({ fault, skipReason, state, dueAt, queuedAt }) => {
        if (skipReason) return say(skipReasons[skipReason]);
        if (fault) return say(fault.advice);
        return state === 'queued' && dueAt > queuedAt ? <DueText at={dueAt} /> : null;
      },
    },
  ];
}

/** When what gathers for a digest, or waits for the end of quiet hours, is sent. */
function DueText({ at }: { at: DeliveryRow['dueAt'] }) {
  const t = useWords(roadsWords);
  return (
    <>
      {t('log.due')} <InstantText at={at} />
    </>
  );
}

function DeliveryFacts({ row }: { row: DeliveryRow }) {
  const t = useWords(roadsWords);
  const say = useSay();
  const { text, person, roadName, state, skipReason, fault, attemptCount, queuedAt, openedAt } = row;
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [t('log.text'), text],
    [t('log.to'), person ?? t('log.group')],
    [t('log.road'), roadName],
    [t('log.state'), <StatusTag key="state" tone={tones[state]} text={say(deliveryStates[state])} />],
    [t('log.when'), <InstantText key="when" at={queuedAt} />],
    [t('log.attempts'), attemptCount],
    [t('roads.toDo'), skipReason ? say(skipReasons[skipReason]) : fault && say(fault.advice)],
    [t('roads.said'), fault && `${fault.words} (${fault.code})`],
    [t('log.opened'), openedAt && <InstantText key="opened" at={openedAt} />],
  ];
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
