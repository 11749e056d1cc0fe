export type Due = Readonly<{ moment: number; act: () => void }>;
type Entry = Due & Readonly<{ turn: number }>;

/** What is due, by moment, then by the order of asking. A binary heap: months of a shop's life wait in it. */
export function createAgenda() {
  let heap: Entry[] = [];
  let turn = 0;
  return {
    next: (): number | null => heap[0]?.moment ?? null,
    take: (until: number): Due | undefined => (heap[0] && heap[0].moment <= until ? takeFirst(heap) : undefined),
    add: (due: Due): void => raise(heap, { ...due, turn: (turn += 1) }),
    clear: (): void => void (heap = []),
  };
}

const isBefore = (one: Entry, other: Entry): boolean => one.moment < other.moment || (one.moment === other.moment && one.turn < other.turn);

/** Puts an entry last and lets it rise to its place. */
function raise(heap: Entry[], entry: Entry): void {
  let place = heap.length;
  for (let parent = (place - 1) >> 1; place > 0; parent = (place - 1) >> 1) {
    const above = heap[parent];
    if (!above || isBefore(above, entry)) break;
    heap[place] = above;
    place = parent;
  }
  heap[place] = entry;
}

/** Takes the first entry and lets the last one sink from its place. */
function takeFirst(heap: Entry[]): Entry | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (!last || heap.length === 0) return first;
  let place = 0;
  for (;;) {
    const left = heap[2 * place + 1];
    const right = heap[2 * place + 2];
    const below = left && right && isBefore(right, left) ? right : left;
    if (!below || isBefore(last, below)) break;
    heap[place] = below;
    place = 2 * place + (below === left ? 1 : 2);
  }
  heap[place] = last;
  return first;
}

/** Work over the network that is under way, and the moment that must not come before it is done. */
export function createOpenWork() {
  const open = new Map<Promise<void>, number>();
  return {
    isOpen: (): boolean => open.size > 0,
    track: (work: Promise<void>, until: number): void => {
      open.set(work, until);
      void work.finally(() => open.delete(work));
    },
    /** whether that moment has to wait for any of it */
    holds: (moment: number): boolean => [...open.values()].some((until) => until <= moment),
    next: (): Promise<void> => Promise.race(open.keys()),
    idle: async (): Promise<void> => {
      while (open.size > 0) await Promise.all(open.keys());
    },
  };
}
