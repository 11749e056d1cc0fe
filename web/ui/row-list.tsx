import type { ComponentProps } from 'react';
import styles from './row-list.module.css';

/** A short framed list: each item a line with its parts at both ends. */
export function RowList({ className, ...rest }: ComponentProps<'ul'>) {
  return <ul className={className ? `${styles.rows} ${className}` : styles.rows} {...rest} />;
}
