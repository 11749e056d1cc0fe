export type Report = Readonly<{ itemId: string; taskId: string; result: 'printed' | 'failed' | 'unknown'; message: string }>;

/** What of a label's end the house has not heard yet. */
export type Reports = Readonly<{ add(results: readonly Report[]): void; isOpen(itemId: string): boolean }>;

/** Results within this time travel together. */
const gatherMs = 250;
const againMs = 2_000;
const atOnce = 200;

/**
 * Tells the house results until it has heard them: a lost network costs time, not a result. `waiting` hears how many are still to be
 * told. The newest result of a label counts.
 */
export function startReports(send: (results: readonly Report[]) => Promise<unknown>, waiting: (count: number) => void): Reports {
  const open = new Map<string, Report>();
  let isBusy = false;
  async function tell(): Promise<void> {
    if (isBusy || open.size === 0) return;
    isBusy = true;
    const few = [...open.values()].slice(0, atOnce);
    const isTold = await send(few).then(
      () => true,
      () => false,
    );
    if (isTold) for (const report of few) if (open.get(report.itemId) === report) open.delete(report.itemId);
    isBusy = false;
    waiting(open.size);
    if (open.size > 0) setTimeout(() => void tell(), isTold ? gatherMs : againMs);
  }
  return {
    add: (results) => {
      if (results.length === 0) return;
      for (const report of results) open.set(report.itemId, report);
      waiting(open.size);
      setTimeout(() => void tell(), gatherMs);
    },
    isOpen: (itemId) => open.has(itemId),
  };
}
