import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { Column } from './column.ts';
import styles from './data-table.module.css';

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
        <li key={rowKey(row)} className={styles.card} data-row>
          <div className={styles.cardHead}>
            <CardTitle open={onOpen && (() => onOpen(row))}>
              {of('title').map((column) => (
                <span key={column.key}>{column.cell(row)}</span>
              ))}
            </CardTitle>
            {of('status').map((column) => (
              <span key={column.key}>{column.cell(row)}</span>
            ))}
          </div>
          <dl className={styles.cardLines}>
            {of('line')
              .map((column) => ({ ...column, text: column.cell(row) }))
              .filter(({ text }) => text !== null && text !== undefined && text !== false && text !== '')
              .map(({ key, title, text }) => (
                <div key={key}>
                  <dt>{title}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

/** The title is the button, stretched over the whole card; other buttons of the card lie above it. */
function CardTitle({ open, children }: { open?: () => void; children: ReactNode }) {
  if (!open) return <div className={styles.cardTitle}>{children}</div>;
  return (
    <button type="button" className={styles.cardTitle} onClick={open}>
      {children}
    </button>
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
