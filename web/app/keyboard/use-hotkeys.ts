import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useSession } from '../../lib/session.ts';
import type { Overlay } from './overlay.ts';
import { menuFor } from '../menu.ts';

/** `g` waits this long for the letter of a page. */
const chordMs = 1_200;

/** The keys that work on every page; shown by `?`. */
export function useHotkeys(open: (overlay: Overlay) => void): void {
  const session = useSession();
  const navigate = useNavigate();
  useEffect(() => {
    let chordAt = Number.NEGATIVE_INFINITY;
    const press = (event: KeyboardEvent): void => {
      const key = event.key.toLowerCase();
      if ((event.ctrlKey || event.metaKey) && key === 'k') {
        event.preventDefault();
        return open('palette');
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isCovered()) return;
      const row = event.timeStamp - chordAt < chordMs ? menuFor(session).find(({ hotkey }) => hotkey === key) : undefined;
      chordAt = key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (row) return void navigate({ to: row.path });
      if (key === '?') open('keys');
      if (key === 'j' && document.activeElement === document.body) document.querySelector<HTMLElement>('[data-row]')?.focus();
      if (key === '/' && focusSearch()) event.preventDefault();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [open, session, navigate]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** A dialog or drawer is open: letters belong to it. */
function isCovered(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}

/** The search of the page, else the first of its filters. */
function focusSearch(): boolean {
  const field =
    document.querySelector<HTMLInputElement>('input[data-hotkey="search"]') ??
    document.querySelector<HTMLInputElement>('main search input');
  field?.focus();
  return field !== null;
}
