export type Due = Readonly<{ moment: number; act: () => void }>;

/** What is due, by moment, then by the order of asking. */
export function createAgenda() {
  let entries: Due[] = [];
  return {
    next: (): number | null => entries[0]?.moment ?? null,
    take: (until: number): Due | undefined => (entries[0] && entries[0].moment <= until ? entries.shift() : undefined),
    add: (due: Due): void => void entries.splice(placeOf(entries, due), 0, due),
    clear: (): void => void (entries = []),
  };
}

function placeOf(entries: readonly Due[], due: Due): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle]?.moment ?? Infinity) <= due.moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Work over the network that is under way. */
export function createOpenWork() {
  const open = new Set<Promise<void>>();
  return {
    isOpen: (): boolean => open.size > 0,
    track: (work: Promise<void>): void => {
      open.add(work);
      void work.finally(() => open.delete(work));
    },
    idle: async (): Promise<void> => {
      while (open.size > 0) await Promise.all(open);
    },
  };
}
