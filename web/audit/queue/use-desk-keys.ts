import { useEffect } from 'react';
import { actOfKey, type DeskAct } from './desk-keys.ts';

/** After `g` the next letter names a page: the frame has it. */
const chordMs = 1_200;

export type DeskKeys = Readonly<{
  /** a form of the desk is open: letters belong to it */
  isBusy: boolean;
  act: (act: DeskAct, rowKey: string | null) => void;
  /** goes on to a neighbour of what is open; absent when nothing is */
  step: ((by: 1 | -1) => void) | null;
  help: () => void;
}>;

/** The keys of the desk, for the row in focus or what is open beside the list. They come before those of the frame. */
export function useDeskKeys({ isBusy, act, step, help }: DeskKeys): void {
  useEffect(() => {
    let chordAt = Number.NEGATIVE_INFINITY;
    const press = (event: KeyboardEvent): void => {
      if (isBusy || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      const isChord = event.timeStamp - chordAt < chordMs;
      chordAt = key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      const deed = isChord ? undefined : deedOf(key, event.target);
      if (!deed) return;
      event.preventDefault();
      event.stopPropagation();
      deed();
    };
    const deedOf = (key: string, target: EventTarget | null): (() => void) | undefined => {
      if (key === '?') return help;
      const rowKey = (target instanceof HTMLElement ? target.closest<HTMLElement>('[data-row]')?.dataset['rowKey'] : undefined) ?? null;
      if (step && rowKey === null && (key === 'j' || key === 'k')) return () => step(key === 'j' ? 1 : -1);
      const found = actOfKey(key);
      return found && (() => act(found, rowKey));
    };
    addEventListener('keydown', press, { capture: true });
    return () => removeEventListener('keydown', press, { capture: true });
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName));
}
