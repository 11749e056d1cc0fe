import { useSyncExternalStore } from 'react';
import { choicePreference, usePreference } from '../lib/preference.ts';

export const themeChoices = ['light', 'dark', 'system'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

export const themePreference = choicePreference<ThemeChoice>('theme', themeChoices, 'light');

const systemDark = matchMedia('(prefers-color-scheme: dark)');

function watch(listener: () => void): () => void {
  systemDark.addEventListener('change', listener);
  return () => systemDark.removeEventListener('change', listener);
}

export function useIsDark(): boolean {
  const choice = usePreference(themePreference);
  const isSystemDark = useSyncExternalStore(watch, () => systemDark.matches);
  return choice === 'system' ? isSystemDark : choice === 'dark';
}
