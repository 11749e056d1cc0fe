import { listPrintBatches } from '@zhidan/core/printing/api.ts';
import { HistoryOutlined } from '@ant-design/icons';
import { getRouteApi } from '@tanstack/react-router';
import { usePages } from '../../lib/answers.ts';
import { useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { FilterBar } from '../../ui/table/filter-bar.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import type { BatchesSearch } from '../printing-search.ts';
import { printingWords } from '../printing-words.ts';
import { RunPanel } from '../run/run-panel.tsx';
import { useBatchColumns } from './batch-columns.tsx';
import { BatchDrawer } from './batch-drawer.tsx';

const route = getRouteApi('/frame/print-batches');

/** Everything that was printed, and what of it still wants somebody. */
export function BatchesPage() {
  const t = useWords(printingWords);
  const ui = useWords(uiWords);
  const { batch, ...filters } = route.useSearch();
  const navigate = route.useNavigate();
  const show = (search: BatchesSearch): void => void navigate({ search, replace: true });
  const question = { text: filters.text ?? '', open: filters.show === 'open' ? 'true' : 'false' };
  const list = usePages(listPrintBatches, question, { follows: ['print_batch'] });
  return (
    <>
      <PageHeader title={t('batch.title')} note={t('batch.note')} />
      <RunPanel />
      <DataTable
        name="print-batches"
        label={t('batch.title')}
        columns={useBatchColumns()}
        list={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => show({ ...filters, batch: id })}
        toolbar={
          <FilterBar
            filters={[
              { kind: 'text', key: 'text', label: t('batch.search'), width: 260 },
              {
                kind: 'choice',
                key: 'show',
                label: t('batch.state'),
                choices: [{ value: 'open', label: t('batch.onlyOpen') }],
                width: 120,
              },
            ]}
            values={filters}
            onChange={(values) => show({ ...(values as BatchesSearch), batch })}
          />
        }
        empty={
          Object.values(filters).some(Boolean) ? (
            <EmptyState icon={<HistoryOutlined />} title={ui('list.nothingFits')} />
          ) : (
            <EmptyState icon={<HistoryOutlined />} title={t('batch.empty')} lesson={t('batch.emptyLesson')} />
          )
        }
      />
      <BatchDrawer batchId={batch ?? null} onClose={() => show(filters)} />
    </>
  );
}
