import { useEffect } from 'react';

type DeskKeys = Readonly<{
  /** moves the choice in the list of orders by so many rows */
  move(step: 1 | -1): void;
  open(): void;
  /** copies the answer of this place, from 0 */
  copy(place: number): void;
}>;

/** After `g` the next letter leads to a page (web/app/keyboard). */
const chordMs = 1_200;

/** The whole desk by keyboard: arrows and Enter also from within the box, C and digits only outside of fields. */
export function useDeskKeys({ move, open, copy }: DeskKeys): void {
  useEffect(() => {
    let chordAt = Number.NEGATIVE_INFINITY;
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('[role="dialog"][aria-modal="true"]')) return;
      const { key } = event;
      const target = event.target instanceof HTMLElement ? event.target : document.body;
      const isBox = target.dataset['hotkey'] === 'search';
      const isField = target.closest('input, textarea, select, [contenteditable="true"]') !== null;
      if (isBox || !isField) {
        if (key === 'ArrowDown') return (event.preventDefault(), move(1));
        if (key === 'ArrowUp') return (event.preventDefault(), move(-1));
        // Enter on a button or a link is that button's
        if (key === 'Enter' && (isBox || target.closest('button, a') === null))
          return (event.preventDefault(), isBox && target.blur(), open());
      }
      if (isField) return;
      const isChord = event.timeStamp - chordAt < chordMs;
      chordAt = key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (isChord) return;
      if (key.toLowerCase() === 'c') copy(0);
      if (/^[1-9]$/.test(key)) copy(Number(key) - 1);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [move, open, copy]);
}
