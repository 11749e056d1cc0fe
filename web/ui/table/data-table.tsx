import { ReloadOutlined } from '@ant-design/icons';
import { Button, Table } from 'antd';
import type { ReactNode } from 'react';
import type { List } from '../../lib/answers.ts';
import { useWords } from '../../lib/words.ts';
import { CardList, CardSkeletons } from './card-list.tsx';
import { ColumnSettings } from './column-settings.tsx';
import { shownColumns, type Column } from './column.ts';
import styles from './data-table.module.css';
import { useIsNarrow } from '../layout-mode.ts';
import { ListEnd } from './list-end.tsx';
import { RefusalNote } from '../refusal-note.tsx';
import { rowKeys } from './row-keys.ts';
import { uiWords } from '../ui-words.ts';
import { useColumnChoice } from './use-column-choice.ts';

export type DataTableProps<Row> = Readonly<{
  /** names the remembered columns */
  name: string;
  /** says aloud what is listed */
  label: string;
  columns: readonly Column<Row>[];
  list: List<Row>;
  rowKey: (row: Row) => string;
  /** opens the detail: click, or Enter on a row */
  onOpen?: (row: Row) => void;
  /** stands where the rows would: teaches what will be here */
  empty: ReactNode;
  /** left of the table's own buttons: filters */
  toolbar?: ReactNode;
}>;

/** A dense list: keyset pages, columns to choose, keyboard; below 768 px a list of cards. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { name, columns, list, toolbar } = props;
  const t = useWords(uiWords);
  const isNarrow = useIsNarrow();
  const { choice, choose } = useColumnChoice(name, columns);
  return (
    <section className={styles.frame} aria-label={props.label} aria-busy={list.isFetching}>
      <div className={styles.toolbar}>
        <div className={styles.filters}>{toolbar ?? <h2 className={styles.label}>{props.label}</h2>}</div>
        <div className={styles.tools}>
          <Button
            type="text"
            icon={<ReloadOutlined spin={list.isFetching} />}
            aria-label={t('action.refresh')}
            title={t('action.refresh')}
            onClick={list.reload}
          />
          {!isNarrow && <ColumnSettings columns={columns} choice={choice} choose={choose} />}
        </div>
      </div>
      <RefusalNote error={list.error} retry={list.reload} />
      <Rows {...props} columns={shownColumns(columns, choice)} isNarrow={isNarrow} />
      {list.rows && list.rows.length > 0 && <ListEnd list={list} count={list.rows.length} />}
    </section>
  );
}

function Rows<Row extends object>({ isNarrow, ...props }: DataTableProps<Row> & { isNarrow: boolean }) {
  const { list, columns, rowKey, onOpen, empty } = props;
  if (list.error && !list.rows) return null;
  if (isNarrow) {
    if (!list.rows) return <CardSkeletons />;
    return list.rows.length === 0 ? empty : <CardList rows={list.rows} columns={columns} rowKey={rowKey} onOpen={onOpen} />;
  }
  return (
    <Table<Row>
      size="small"
      sticky={{ offsetHeader: 48 }}
      pagination={false}
      rowKey={rowKey}
      dataSource={list.rows ? [...list.rows] : skeletonRows<Row>()}
      columns={columns.map(({ key, title, width, align, cell }) => ({
        key,
        title,
        width,
        align,
        render: (_: unknown, row: Row) =>
          list.rows ? (cell(row) ?? <span className={styles.nothing}>—</span>) : <span className={styles.skeleton} />,
      }))}
      scroll={{ x: columns.reduce((sum, { width = 160 }) => sum + width, 0) }}
      locale={{ emptyText: empty }}
      rowClassName={onOpen && list.rows ? 'zd-row-open' : ''}
      onRow={(row) => {
        const open = onOpen && list.rows ? () => onOpen(row) : undefined;
        return { 'data-row': true, tabIndex: 0, onKeyDown: rowKeys(open), onClick: open } as object;
      }}
    />
  );
}

/** Rows to draw while the first page is on its way, so that nothing jumps when it comes. */
function skeletonRows<Row>(): Row[] {
  return Array.from({ length: 6 }, (_, index) => ({ id: `skeleton-${index}` }) as Row);
}
