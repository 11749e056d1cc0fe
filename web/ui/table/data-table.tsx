import { ReloadOutlined } from '@ant-design/icons';
import { Button, Table } from 'antd';
import type { ReactNode } from 'react';
import type { List } from '../../lib/answers.ts';
import { useWords } from '../../lib/words.ts';
import { CardList, CardSkeletons } from './card-list.tsx';
import { ColumnSettings } from './column-settings.tsx';
import { shownColumns, widenedColumn, type Column } from './column.ts';
import styles from './data-table.module.css';
import { useIsNarrow } from '../layout-mode.ts';
import { ListEnd } from './list-end.tsx';
import { RefusalNote } from '../refusal-note.tsx';
import { ResizableCell } from './resizable-cell.tsx';
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
  /** between toolbar and rows: sums */
  summary?: ReactNode;
  /** rows that can be picked, by key */
  picked?: Picked;
  /** the columns when a page keeps them in a view; else each browser remembers its own */
  columnChoice?: ReturnType<typeof useColumnChoice>;
}>;

/** Which rows are picked, and who hears of it. */
export type Picked = Readonly<{ keys: readonly string[]; pick: (keys: readonly string[]) => void }>;

/** A dense list: keyset pages, columns to choose, keyboard; below 768 px a list of cards. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { name, columns, list, toolbar } = props;
  const t = useWords(uiWords);
  const isNarrow = useIsNarrow();
  const own = useColumnChoice(name, columns);
  const { choice, choose } = props.columnChoice ?? own;
  const shown = shownColumns(columns, choice).map((column) => ({ ...column, width: choice.widths?.[column.key] ?? column.width }));
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
      {props.summary && <div className={styles.summary}>{props.summary}</div>}
      <Rows {...props} columns={shown} isNarrow={isNarrow} onWiden={(key, width) => choose(widenedColumn(choice, key, width))} />
      {list.rows && list.rows.length > 0 && <ListEnd list={list} count={list.rows.length} />}
    </section>
  );
}

type RowsProps<Row> = DataTableProps<Row> & Readonly<{ isNarrow: boolean; onWiden: (key: string, width: number) => void }>;

function Rows<Row extends object>({ isNarrow, onWiden, ...props }: RowsProps<Row>) {
  const { list, columns, rowKey, onOpen, empty, picked } = props;
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
      rowKey={list.rows ? rowKey : 'id'}
      dataSource={list.rows ? [...list.rows] : skeletonRows<Row>()}
      columns={columns.map(({ key, title, width, align, cell }) => ({
        key,
        title,
        width,
        align,
        onHeaderCell: () => ({ onWiden: (dragged: number) => onWiden(key, dragged) }) as object,
        render: (_: unknown, row: Row) =>
          list.rows ? cell(row) || <span className={styles.nothing}>—</span> : <span className={styles.skeleton} />,
      }))}
      components={headComponents}
      rowSelection={picked && { columnWidth: 40, selectedRowKeys: [...picked.keys], onChange: (keys) => picked.pick(keys.map(String)) }}
      scroll={{ x: columns.reduce((sum, { width = 160 }) => sum + width, 0) }}
      locale={{ emptyText: empty }}
      rowClassName={onOpen && list.rows ? 'zd-row-open' : ''}
      onRow={(row) => {
        if (!list.rows) return {}; // not a row yet: nothing to stand on
        const open = onOpen && (() => onOpen(row));
        const pick = picked && (() => picked.pick(toggled(picked.keys, rowKey(row))));
        return { 'data-row': true, tabIndex: 0, onKeyDown: rowKeys(open, pick), onClick: open } as object;
      }}
    />
  );
}

const headComponents = { header: { cell: ResizableCell } };

function toggled(keys: readonly string[], key: string): readonly string[] {
  return keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key];
}

/** Rows to draw while the first page is on its way, so that nothing jumps when it comes. */
function skeletonRows<Row>(): Row[] {
  return Array.from({ length: 6 }, (_, index) => ({ id: `skeleton-${index}` }) as Row);
}
