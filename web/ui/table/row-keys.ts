import type { KeyboardEvent } from 'react';

/** Up and down, or k and j, walk the rows, Enter opens, x picks; Home and End jump. Works on any rows that are siblings and can take the focus. */
export function rowKeys(open?: () => void, pick?: () => void) {
  return (event: KeyboardEvent<HTMLElement>): void => {
    const row = event.currentTarget;
    if (event.target !== row) return; // a button inside the row keeps its own keys
    const next = targetOf(event.key, row);
    if (next) {
      event.preventDefault();
      next.focus();
    }
    if (event.key === 'x' && pick && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      pick();
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
  if (key === 'ArrowDown' || key === 'j') return rows[at + 1] ?? null;
  if (key === 'ArrowUp' || key === 'k') return rows[at - 1] ?? null;
  if (key === 'Home') return rows[0] ?? null;
  return key === 'End' ? (rows.at(-1) ?? null) : null;
}
