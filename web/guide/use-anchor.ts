import { useEffect, useState } from 'react';

/** The control that a step speaks of, as soon as it is on screen; null while it is not, or has nothing in it. */
export function useAnchor(name: string | null): HTMLElement | null {
  const [element, setElement] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (name === null) return;
    const look = (): void => setElement(visibleAnchor(name));
    look();
    const watch = new MutationObserver(look);
    watch.observe(document.body, { childList: true, subtree: true });
    return () => {
      watch.disconnect();
      setElement(null);
    };
  }, [name]);
  return element;
}

function visibleAnchor(name: string): HTMLElement | null {
  const all = document.querySelectorAll<HTMLElement>(`[data-tour="${name}"]`);
  return [...all].find((one) => one.offsetHeight > 0) ?? null;
}

/** Frames the control, brings it into sight, and tells when it was pressed or typed into. */
export function useFrame(element: HTMLElement | null, does: 'press' | 'type' | 'look', onDone: () => void): void {
  useEffect(() => {
    if (!element) return;
    element.toggleAttribute('data-tour-now', true);
    element.scrollIntoView({ block: 'nearest' });
    return () => void element.toggleAttribute('data-tour-now', false);
  }, [element]);
  useEffect(() => {
    if (!element || does === 'look') return;
    const event = does === 'press' ? 'click' : 'input';
    element.addEventListener(event, onDone);
    return () => element.removeEventListener(event, onDone);
  }, [element, does, onDone]);
}
