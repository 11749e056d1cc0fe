import type { PointerEvent, ThHTMLAttributes } from 'react';
import styles from './data-table.module.css';

type ResizableCellProps = ThHTMLAttributes<HTMLTableCellElement> & Readonly<{ onWiden?: (width: number) => void }>;

/** A head of a column whose right edge is dragged. */
export function ResizableCell({ onWiden, children, ...rest }: ResizableCellProps) {
  if (!onWiden) return <th {...rest}>{children}</th>;
  const drag = (event: PointerEvent<HTMLSpanElement>): void => {
    event.preventDefault();
    const grip = event.currentTarget;
    const cell = grip.closest('th');
    if (!cell) return;
    const start = event.clientX - cell.offsetWidth;
    grip.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent): void => onWiden(moved.clientX - start);
    const stop = (): void => grip.removeEventListener('pointermove', move);
    grip.addEventListener('pointermove', move);
    grip.addEventListener('lostpointercapture', stop, { once: true });
  };
  return (
    <th {...rest}>
      {children}
      <span className={styles.grip} aria-hidden onPointerDown={drag} onClick={(event) => event.stopPropagation()} />
    </th>
  );
}
