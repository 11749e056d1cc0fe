import { listPrintGroups, listWaitingLabels } from '@zhidan/core/printing/waiting-api.ts';
import { HistoryOutlined, PrinterOutlined } from '@ant-design/icons';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useAnswer, usePages } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { Desks } from '../desk/desks.tsx';
import styles from '../printing.module.css';
import type { PrintSearch } from '../printing-search.ts';
import { printingWords } from '../printing-words.ts';
import { RunPanel } from '../run/run-panel.tsx';
import { PrintBar } from './print-bar.tsx';
import { PrintGroups } from './print-groups.tsx';
import { ReadinessFilter } from './readiness-filter.tsx';
import { useWaitingColumns } from './waiting-columns.tsx';

const route = getRouteApi('/frame/printing');
const follows = ['fulfillment_order', 'parcel', 'order', 'print_batch'];

/** What waits for labels, and the desk that prints them. */
export function PrintPage() {
  const t = useWords(printingWords);
  const ui = useWords(uiWords);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [picked, setPicked] = useState<readonly string[]>([]);
  const groups = useAnswer(listPrintGroups, {}, { follows });
  const list = usePages(listWaitingLabels, search, { follows });
  const mayPrint = useMay('printing.print');
  const show = (change: PrintSearch): void => {
    setPicked([]);
    void navigate({ search: change, replace: true });
  };
  const rows = list.rows ?? [];
  const own = picked.filter((id) => rows.some((row) => row.id === id));
  const roads = new Set(rows.flatMap(({ road }) => road ?? []));
  return (
    <>
      <PageHeader title={t('print.title')} note={mayPrint ? t('print.note') : ''} actions={<Ways />} />
      <RunPanel />
      {mayPrint && <Desks roads={roads} />}
      <PrintGroups groups={groups.data?.groups ?? []} chosen={search} onChoose={show} />
      <DataTable
        name="printing-waiting"
        label={t('print.waiting')}
        columns={useWaitingColumns()}
        list={list}
        rowKey={({ id }) => id}
        picked={mayPrint ? { keys: own, pick: setPicked } : undefined}
        summary={
          <div className={styles.listHead} data-tour="print-bar">
            <ReadinessFilter groups={groups.data?.groups ?? []} chosen={search} onChoose={show} />
            {mayPrint && (
              <PrintBar groups={groups.data?.groups ?? []} chosen={search} picked={own} roads={roads} onStarted={() => setPicked([])} />
            )}
          </div>
        }
        empty={
          Object.values(search).some(Boolean) ? (
            <EmptyState icon={<PrinterOutlined />} title={ui('list.nothingFits')} />
          ) : (
            <EmptyState icon={<PrinterOutlined />} title={t('print.empty')} lesson={t('print.emptyLesson')} />
          )
        }
      />
    </>
  );
}

function Ways() {
  const t = useWords(printingWords);
  return (
    <>
      <Link to="/printers">
        <Button icon={<PrinterOutlined />}>{t('printers.title')}</Button>
      </Link>{' '}
      <Link to="/print-batches">
        <Button icon={<HistoryOutlined />}>{t('batch.title')}</Button>
      </Link>
    </>
  );
}
