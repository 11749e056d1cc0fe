import { listAuditQueue, type AuditQueueRow } from '@zhidan/core/audit/decision-api.ts';
import { CheckCircleOutlined } from '@ant-design/icons';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type KeyboardEvent } from 'react';
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
import { BreakerNotes } from '../rules/breaker-notes.tsx';
import { VerdictTag } from '../verdict-tag.tsx';
import { QueueActions } from './queue-actions.tsx';
import { useQueueColumns } from './queue-columns.tsx';
import { useDecide } from './use-decide.tsx';

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
  const next = shown && rows[rows.indexOf(shown) + 1];
  const decide = useDecide(() => {
    setPicked([]);
    if (open) show({ ...filters, open: next?.id }); // the next one, without a hand leaving the keys
  });
  return (
    // keys pressed on a row come up here; the rows and buttons themselves are what people reach
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- no control of its own
    <div onKeyDown={(event) => decideByKey(event, { rows, shown, stage, decide })}>
      <PageHeader title={t('queue.title')} note={t('queue.note')} />
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
        summary={chosen.length > 0 && <QueueActions rows={chosen} stage={stage} decide={decide} />}
      />
      {decide.dialog}
      <DetailDrawer
        title={
          <span className={styles.line}>
            {t('why.title')}
            <span className="zd-code">{shown?.no}</span>
            {shown?.verdict && <VerdictTag verdict={shown.verdict} />}
          </span>
        }
        width={680}
        isOpen={open !== undefined}
        onClose={() => show(filters)}
        footer={shown && <QueueActions rows={[shown]} stage={stage} decide={decide} />}
      >
        {open && <FulfillmentWhy id={open} />}
      </DetailDrawer>
    </div>
  );
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
      ],
      width: 170,
    },
  ];
}

type Keys = Readonly<{
  rows: readonly AuditQueueRow[];
  /** open beside the list: keys pressed there are about it */
  shown: AuditQueueRow | undefined;
  stage: 'audit' | 'finance';
  decide: ReturnType<typeof useDecide>;
}>;

/** A, F and H decide on the row that has the focus, or on the one that is open; the next row takes its place. */
function decideByKey(event: KeyboardEvent, { rows, shown, stage, decide }: Keys): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
  if (/^(?:INPUT|TEXTAREA)$/u.test(event.target.tagName)) return;
  const line = event.target.closest<HTMLElement>('[data-row]');
  const row = line ? rows.find(({ id }) => id === line.dataset['rowKey']) : shown;
  if (!row) return;
  const acts = { a: () => decide.pass([row]), f: () => stage === 'audit' && decide.toFinance([row]), h: () => decide.hold([row]) };
  const act = acts[event.key.toLowerCase() as keyof typeof acts];
  if (!act) return;
  event.preventDefault();
  (line?.nextElementSibling as HTMLElement | null)?.focus();
  act();
}
