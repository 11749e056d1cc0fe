import type { ReactNode } from 'react';
import styles from './panel.module.css';

/** A titled box on a page. */
export function Panel({ title, note, extra, children }: { title: ReactNode; note?: string; extra?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.panel}>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {extra}
      </header>
      {note && <p className={styles.note}>{note}</p>}
      {children}
    </section>
  );
}
