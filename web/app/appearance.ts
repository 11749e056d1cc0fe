import { useSyncExternalStore } from 'react';
import { choicePreference, usePreference } from '../lib/preference.ts';

export const themeChoices = ['light', 'dark', 'system'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

export const themePreference = choicePreference<ThemeChoice>('theme', themeChoices, 'light');

const systemDark = matchMedia('(prefers-color-scheme: dark)');
const systemStill = matchMedia('(prefers-reduced-motion: reduce)');

const watching = (query: MediaQueryList) => (listener: () => void) => {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};
const watchDark = watching(systemDark);
const watchStill = watching(systemStill);

/** True for people whose system asks for little motion. */
export function useIsStill(): boolean {
  return useSyncExternalStore(watchStill, () => systemStill.matches);
}

export function useIsDark(): boolean {
  const choice = usePreference(themePreference);
  const isSystemDark = useSyncExternalStore(watchDark, () => systemDark.matches);
  return choice === 'system' ? isSystemDark : choice === 'dark';
}
