import { FileExcelOutlined } from '@ant-design/icons';
import { listImports, type ImportRow } from '@zhidan/core/imports/api.ts';
import type { ImportId } from '@zhidan/core/imports/import.ts';
import { importStateWords, type ImportState } from '@zhidan/core/imports/import-life.ts';
import { layoutOf } from '@zhidan/core/imports/layouts.ts';
import { usePages } from '../lib/answers.ts';
import { bytesText, numberText } from '../lib/formats.ts';
import { useLanguage, useSay, useWords } from '../lib/words.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { RelativeText } from '../ui/instant-text.tsx';
import { StatusTag, type Tone } from '../ui/status-tag.tsx';
import type { Column } from '../ui/table/column.ts';
import { DataTable } from '../ui/table/data-table.tsx';
import styles from './imports.module.css';
import { importsWords } from './imports-words.ts';
import { LayoutGuide } from './layout-guide.tsx';

export const stateTones: Readonly<Record<ImportState, Tone>> = {
  checking: 'moving',
  ready: 'warn',
  unreadable: 'bad',
  running: 'moving',
  stopped: 'warn',
  failed: 'bad',
  done: 'good',
  discarded: 'quiet',
};

/** Every import so far; before the first one, what can be imported and where to find it. */
export function ImportHistory({ onOpen }: { onOpen: (importId: ImportId) => void }) {
  const t = useWords(importsWords);
  const list = usePages(listImports, {}, { follows: ['import'] });
  return (
    <>
      <DataTable
        name="imports"
        label={t('history.title')}
        columns={useImportColumns()}
        list={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => onOpen(id)}
        empty={<EmptyState icon={<FileExcelOutlined />} title={t('history.empty')} lesson={t('history.emptyLesson')} />}
      />
      <LayoutGuide />
    </>
  );
}

function useImportColumns(): Column<ImportRow>[] {
  const t = useWords(importsWords);
  const say = useSay();
  const language = useLanguage();
  const count = (value: number): string | null => (value === 0 ? null : numberText(value, language));
  return [
    {
      key: 'file',
      title: t('fact.file'),
      width: 250,
      isFixed: true,
      onPhone: 'title',
      cell: ({ fileName, fileBytes }) => (
        <span>
          <strong className={styles.fileName}>{fileName}</strong> <span className={styles.faint}>{bytesText(fileBytes, language)}</span>
        </span>
      ),
    },
    {
      key: 'state',
      title: t('history.state'),
      width: 110,
      onPhone: 'status',
      cell: ({ state }) => <StatusTag tone={stateTones[state]} text={say(importStateWords[state])} />,
    },
    { key: 'layout', title: t('fact.layout'), width: 160, cell: ({ layout }) => layout && say(layoutOf(layout).words) },
    { key: 'shop', title: t('history.shop'), width: 130, cell: ({ shopName }) => shopName },
    { key: 'orders', title: t('history.orders'), width: 76, align: 'right', cell: ({ orderCount }) => count(orderCount) },
    { key: 'new', title: t('done.new'), width: 76, align: 'right', cell: ({ newCount }) => count(newCount) },
    { key: 'changed', title: t('done.changed'), width: 76, align: 'right', cell: ({ changedCount }) => count(changedCount) },
    { key: 'unchanged', title: t('done.unchanged'), width: 96, align: 'right', cell: ({ unchangedCount }) => count(unchangedCount) },
    { key: 'errors', title: t('check.errorRows'), width: 110, align: 'right', cell: ({ errorRowCount }) => count(errorRowCount) },
    { key: 'addedBy', title: t('fact.addedBy'), width: 100, isHiddenAtStart: true, cell: ({ addedBy }) => addedBy },
    { key: 'addedAt', title: t('history.time'), width: 120, cell: ({ addedAt }) => <RelativeText at={addedAt} /> },
  ];
}
