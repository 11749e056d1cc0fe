import { useSyncExternalStore } from 'react';
import { choicePreference, usePreference } from '../lib/preference.ts';

export const layoutChoices = ['auto', 'dense', 'touch'] as const;
export type LayoutChoice = (typeof layoutChoices)[number];

/** How tightly this browser shows things: by the width of the window, or always one way. */
export const layoutPreference = choicePreference<LayoutChoice>('layout', layoutChoices, 'auto');

const narrow = matchMedia('(max-width: 767px)');

function watch(listener: () => void): () => void {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
}

/** True below 768 px: one column, cards instead of tables. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(watch, () => narrow.matches);
}

/** True when fingers are expected: 44 px targets. */
export function useIsTouch(): boolean {
  const choice = usePreference(layoutPreference);
  const isNarrow = useIsNarrow();
  return choice === 'auto' ? isNarrow : choice === 'touch';
}
