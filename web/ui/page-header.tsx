import type { ReactNode } from 'react';
import styles from './page-header.module.css';

/** The head of a page: its name, one line that says what it is for, its main actions. */
export function PageHeader({ title, note, actions }: { title: string; note?: string; actions?: ReactNode }) {
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        <h1 className={styles.title}>{title}</h1>
        {note && <p className={styles.note}>{note}</p>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
