import type { Words } from '@zhidan/core/kernel/words.ts';
import type { ComponentType } from 'react';

/** Something the palette can find. Matched in every language, so that either word leads there. */
export type PaletteEntry = Readonly<{ key: string; words: Words; run: () => void; icon: ComponentType; hotkey?: string }>;

/** Entries that hold every word of the text in one of their languages; best first: those that begin with it. */
export function findEntries<Entry extends Pick<PaletteEntry, 'words'>>(entries: readonly Entry[], text: string): Entry[] {
  const parts = text.trim().toLowerCase().split(/\s+/);
  const textsOf = ({ words }: Entry): string[] => Object.values(words).map((one) => one.toLowerCase());
  const begins = (entry: Entry): number => (textsOf(entry).some((one) => one.startsWith(parts[0] ?? '')) ? 0 : 1);
  return entries
    .filter((entry) => parts.every((part) => textsOf(entry).some((one) => one.includes(part))))
    .toSorted((left, right) => begins(left) - begins(right));
}
