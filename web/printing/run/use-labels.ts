import { listPrintGroups, listWaitingLabels, type WaitingLabel } from '@zhidan/core/printing/waiting-api.ts';
import { listPrintBatches, showPrintBatch } from '@zhidan/core/printing/api.ts';
import { sendableStates } from '@zhidan/core/printing/print-item-life.ts';
import { isRunOver } from '@zhidan/core/printing/client/print-run.ts';
import { useEffect } from 'react';
import { useAnswer } from '../../lib/answers.ts';
import { call } from '../../lib/call.ts';
import { useMay } from '../../lib/session.ts';
import { useSignal } from '../../lib/signal-store.ts';
import { countIn } from '../waiting/count-in.ts';
import { activeRun, endRun, isOver, type ActiveRun } from './active-run.ts';
import { hearLabels, type EndedLabel } from './hear-labels.ts';
import { useStartPrint } from './use-start-print.ts';

/** Labels that a station looks ahead. */
const aheadCount = 20;
const follows = ['fulfillment_order', 'parcel', 'order', 'print_batch'];

/** Printing as one task among others of a station. */
export type Labels = Readonly<{
  mayPrint: boolean;
  /** ready for their labels, the earliest deadline first; undefined until they are known */
  waiting: readonly WaitingLabel[] | undefined;
  waitingCount: number;
  roads: ReadonlySet<NonNullable<WaitingLabel['road']>>;
  isRunning: boolean;
  /** why nothing can be printed now, in words */
  blocker: string | null;
  error: Error | null;
  print(fulfillmentOrderIds: readonly string[]): void;
  /** prints what is left of a batch by its number. @throws Problem, NetworkLost */
  printOn(batchNo: string): Promise<'started' | 'nothing_left' | 'unknown'>;
  /** forgets what went wrong */
  reset(): void;
}>;

/** What waits for labels in a warehouse, and the desk that prints them; `onEnded` hears of each label. */
export function useLabels(warehouseId: string, onEnded: (label: EndedLabel) => void): Labels {
  const mayPrint = useMay('printing.print');
  const ahead = useAnswer(listWaitingLabels, { warehouseId, readiness: 'ready', limit: aheadCount }, { follows, enabled: mayPrint });
  const groups = useAnswer(listPrintGroups, {}, { follows, enabled: mayPrint });
  const waiting = ahead.data?.items;
  const roads = new Set(waiting?.flatMap(({ road }) => road ?? []));
  const { print, isPending, error, blocker, reset } = useStartPrint(roads);
  const run = useSignal(activeRun);
  useEffect(() => hearLabels(onEnded));
  useEffect(() => endWhenAllIsWell(run), [run]);
  return {
    mayPrint,
    waiting,
    waitingCount: countIn(groups.data?.groups ?? [], { warehouseId, readiness: 'ready' }),
    roads,
    isRunning: isPending || (run !== null && !isOver(run)),
    blocker,
    error,
    print: (ids) => print({ ids }, () => undefined),
    printOn: async (batchNo) => {
      const { items } = await call(listPrintBatches, { text: batchNo, limit: 1 });
      if (!items[0]) return 'unknown';
      const batch = await call(showPrintBatch, { batchId: items[0].id });
      if (!batch.items.some(({ state }) => sendableStates.some((one) => one === state))) return 'nothing_left';
      print({ batch }, () => undefined);
      return 'started';
    },
    reset,
  };
}

/** A run that came out whole needs nobody to close it. */
function endWhenAllIsWell(run: ActiveRun | null): (() => void) | undefined {
  if (!run || run.pages || [...run.items.values()].some(({ state }) => state === 'refused')) return undefined;
  const isWell = (): boolean =>
    isOver(run) &&
    run.roads.every(({ labels }) => {
      const { items } = labels.view.read().run;
      return isRunOver(labels.view.read().run) && items.every(({ state }) => state === 'printed');
    });
  const end = (): void => {
    // after everybody has heard of the last label, and its result is on its way
    setTimeout(() => activeRun.read()?.batchId === run.batchId && isWell() && endRun(), 0);
  };
  const forget = run.roads.map(({ labels }) => labels.view.subscribe(end));
  return () => forget.forEach((step) => step());
}
