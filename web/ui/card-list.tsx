import { Skeleton } from 'antd';
import type { Column } from './column.ts';
import styles from './data-table.module.css';
import { rowKeys } from './row-keys.ts';

type CardListProps<Row> = Readonly<{
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  onOpen?: (row: Row) => void;
}>;

/** Rows as cards, for a phone: nothing scrolls sideways. */
export function CardList<Row>({ rows, columns, rowKey, onOpen }: CardListProps<Row>) {
  const of = (place: Column<Row>['onPhone']): Column<Row>[] => columns.filter(({ onPhone = 'line' }) => onPhone === place);
  return (
    <ul className={styles.cards}>
      {rows.map((row) => (
        <li
          key={rowKey(row)}
          className={styles.card}
          data-row
          data-opens={onOpen ? true : undefined}
          tabIndex={0}
          onClick={onOpen && (() => onOpen(row))}
          onKeyDown={rowKeys(onOpen && (() => onOpen(row)))}
        >
          <div className={styles.cardHead}>
            <div className={styles.cardTitle}>{of('title').map((column) => <span key={column.key}>{column.cell(row)}</span>)}</div>
            {of('status').map((column) => (
              <span key={column.key}>{column.cell(row)}</span>
            ))}
          </div>
          <dl className={styles.cardLines}>
            {of('line').map((column) => (
              <div key={column.key}>
                <dt>{column.title}</dt>
                <dd>{column.cell(row)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

export function CardSkeletons() {
  return (
    <ul className={styles.cards}>
      {[0, 1, 2, 3].map((index) => (
        <li key={index} className={styles.card}>
          <Skeleton active title={{ width: '40%' }} paragraph={{ rows: 2 }} />
        </li>
      ))}
    </ul>
  );
}
