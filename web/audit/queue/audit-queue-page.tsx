import { listAuditQueue, type AuditQueueRow } from '@zhidan/core/audit/decision-api.ts';
import { CheckCircleOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { FulfillmentWhy } from '../../fulfillment/index.ts';
import { usePages } from '../../lib/answers.ts';
import { useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { FilterBar, type Filter } from '../../ui/table/filter-bar.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import type { AuditQueueSearch } from '../audit-search.ts';
import { auditWords } from '../audit-words.ts';
import styles from '../audit.module.css';
import { OrderQuestions } from '../questions/order-questions.tsx';
import { BreakerNotes } from '../rules/breaker-notes.tsx';
import { VerdictTag } from '../verdict-tag.tsx';
import { QueueActions } from './queue-actions.tsx';
import { useQueueColumns } from './queue-columns.tsx';
import { useDesk } from './use-desk.tsx';
import { useDeskKeys } from './use-desk-keys.ts';

const route = getRouteApi('/frame/audit-queue');

/** What waits for people: why, and the buttons that settle it, for one or for many, by mouse or by key. */
export function AuditQueuePage() {
  const t = useWords(auditWords);
  const ui = useWords(uiWords);
  const { open, ...filters } = route.useSearch();
  const navigate = route.useNavigate();
  const [picked, setPicked] = useState<readonly string[]>([]);
  const list = usePages(listAuditQueue, filters, { follows: ['fulfillment_order', 'order', 'audit_breaker'] });
  const show = (search: AuditQueueSearch): void => void navigate({ search, replace: true });
  const rows = list.rows ?? [];
  const chosen = rows.filter(({ id }) => picked.includes(id));
  const stage = filters.stage ?? 'audit';
  const shown = rows.find(({ id }) => id === open);
  const neighbour = (by: 1 | -1): AuditQueueRow | undefined => (shown ? rows[rows.indexOf(shown) + by] : undefined);
  const desk = useDesk(stage, () => {
    setPicked([]);
    if (open) show({ ...filters, open: neighbour(1)?.id }); // the next one, without a hand leaving the keys
  });
  useDeskKeys({
    isBusy: desk.isBusy,
    help: desk.help,
    step:
      shown === undefined
        ? null
        : (by) => {
            const next = neighbour(by);
            if (next) show({ ...filters, open: next.id });
          },
    act: (act, rowKey) => {
      if (!shown && chosen.length > 1) return desk.act(act, chosen);
      const row = rowKey === null ? shown : rows.find(({ id }) => id === rowKey);
      if (!row) return;
      focusNextRow(rowKey);
      desk.act(act, [row]);
    },
  });
  const actions = { stage, may: desk.may, isPending: desk.isPending, act: desk.act };
  return (
    <>
      <PageHeader
        title={t('queue.title')}
        note={t('queue.note')}
        actions={
          <Button icon={<QuestionCircleOutlined />} data-tour="desk-keys" onClick={desk.help}>
            {t('key.title')} <kbd>?</kbd>
          </Button>
        }
      />
      <BreakerNotes />
      <DataTable
        name="audit-queue"
        label={t('queue.title')}
        columns={useQueueColumns()}
        list={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => show({ ...filters, open: id })}
        picked={{ keys: picked, pick: setPicked }}
        empty={
          filters.state || filters.shopId ? (
            <EmptyState icon={<CheckCircleOutlined />} title={ui('list.nothingFits')} />
          ) : (
            <EmptyState icon={<CheckCircleOutlined />} title={t('queue.emptyTitle')} lesson={t('queue.emptyLesson')} />
          )
        }
        toolbar={
          <FilterBar filters={useQueueFilters()} values={filters} onChange={(values) => show({ ...(values as AuditQueueSearch), open })} />
        }
        summary={chosen.length > 0 && <QueueActions rows={chosen} {...actions} />}
      />
      {desk.dialogs}
      <DetailDrawer
        title={
          <span className={styles.line}>
            {t('why.title')}
            <span className="zd-code">{shown?.no}</span>
            {shown?.verdict && <VerdictTag verdict={shown.verdict} />}
            {shown && <span className={styles.faint}>{`${rows.indexOf(shown) + 1} / ${rows.length}`}</span>}
          </span>
        }
        width={680}
        isOpen={open !== undefined}
        onClose={() => show(filters)}
        footer={shown && <QueueActions rows={[shown]} {...actions} />}
      >
        {shown?.orderIds.map((orderId) => (
          <OrderQuestions key={orderId} orderId={orderId} />
        ))}
        {open && <FulfillmentWhy id={open} />}
      </DetailDrawer>
    </>
  );
}

/** The row that was decided on goes away: the focus is where the next one will be. */
function focusNextRow(rowKey: string | null): void {
  if (rowKey === null) return;
  const line = document.querySelector<HTMLElement>(`[data-row][data-row-key="${CSS.escape(rowKey)}"]`);
  (line?.nextElementSibling as HTMLElement | null)?.focus();
}

function useQueueFilters(): readonly Filter[] {
  const t = useWords(auditWords);
  return [
    {
      kind: 'choice',
      key: 'stage',
      label: t('queue.stage'),
      choices: [
        { value: 'audit', label: t('queue.stageAudit') },
        { value: 'finance', label: t('queue.stageFinance') },
      ],
      width: 120,
    },
    {
      kind: 'choice',
      key: 'state',
      label: t('queue.state'),
      choices: [
        { value: 'ready', label: t('queue.ready') },
        { value: 'stopped', label: t('queue.stopped') },
        { value: 'timed', label: t('queue.timed') },
      ],
      width: 170,
    },
  ];
}
