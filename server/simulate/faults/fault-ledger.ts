/** What was made to go wrong, and what was done again because of it, counted by name. */
export type FaultLedger = Readonly<{
  count(name: string, times?: number): void;
  /** what was counted since this was asked last, by name */
  take(): Readonly<Record<string, number>>;
}>;

export function openFaultLedger(): FaultLedger {
  let counted = new Map<string, number>();
  return {
    count: (name, times = 1) => void (times > 0 && counted.set(name, (counted.get(name) ?? 0) + times)),
    take: () => {
      const taken = Object.fromEntries([...counted].toSorted(([one], [other]) => (one < other ? -1 : 1)));
      counted = new Map();
      return taken;
    },
  };
}
