import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** An empty place that teaches: what will stand here, and how it gets here. */
export function EmptyState({ title, lesson, action, icon }: { title: string; lesson?: string; action?: ReactNode; icon?: ReactNode }) {
  return (
    <div className={styles.empty}>
      {icon && (
        <div className={styles.icon} aria-hidden>
          {icon}
        </div>
      )}
      <p className={styles.title}>{title}</p>
      {lesson && <p className={styles.lesson}>{lesson}</p>}
      {action}
    </div>
  );
}
