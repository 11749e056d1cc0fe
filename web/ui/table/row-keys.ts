import type { KeyboardEvent } from 'react';

/** Up and down walk the rows, Enter opens; Home and End jump. Works on any rows that are siblings and can take the focus. */
export function rowKeys(open?: () => void) {
  return (event: KeyboardEvent<HTMLElement>): void => {
    const row = event.currentTarget;
    if (event.target !== row) return; // a button inside the row keeps its own keys
    const next = targetOf(event.key, row);
    if (next) {
      event.preventDefault();
      next.focus();
    }
    if (event.key === 'Enter' && open) {
      event.preventDefault();
      open();
    }
  };
}

function targetOf(key: string, row: HTMLElement): HTMLElement | null {
  const rows = [...(row.parentElement?.querySelectorAll<HTMLElement>(':scope > [data-row]') ?? [])];
  const at = rows.indexOf(row);
  if (key === 'ArrowDown') return rows[at + 1] ?? null;
  if (key === 'ArrowUp') return rows[at - 1] ?? null;
  if (key === 'Home') return rows[0] ?? null;
  return key === 'End' ? (rows.at(-1) ?? null) : null;
}
