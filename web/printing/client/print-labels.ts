import type { ClientNews, PrintTask } from '@zhidan/core/printing/client/print-client.ts';
import {
  afterHandOut,
  afterLine,
  afterNews,
  afterTick,
  askedTasks,
  beginRun,
  isRunOver,
  itemsToSend,
  queueFromBefore,
  resume,
  stopRun,
  tasksToAsk,
  type PrintRun,
  type RunItem,
} from '@zhidan/core/printing/client/print-run.ts';
import { newKey } from '../../lib/call.ts';
import { isPassing } from '../../lib/problem.ts';
import { signalStore, type SignalStore } from '../../lib/signal-store.ts';
import type { PrintDesk } from './print-desk.ts';
import { startReports, type Report } from './report-results.ts';

export type HandOut = Readonly<{
  tasks: readonly (Omit<PrintTask, 'printer'> & Readonly<{ itemId: string }>)[];
  refused: readonly Readonly<{ itemId: string; message: string }>[];
}>;

export type LabelsAsk = Readonly<{
  desk: PrintDesk;
  printer: string;
  itemIds: readonly string[];
  /** fetches print data, which is a claim anew; the same key gives the same answer. @throws what a call throws */
  handOut(itemIds: readonly string[], printer: string, key: string): Promise<HandOut>;
  /** tells the house what became of labels; told twice is told once */
  report(results: readonly Report[]): Promise<unknown>;
}>;

export type LabelsView = Readonly<{ run: PrintRun; error: unknown; isFetching: boolean; unreported: number }>;

/** Labels on their way to a printer. */
export type LabelsRun = Readonly<{
  view: SignalStore<LabelsView>;
  resume(printer: string): void;
  stop(): void;
  /** Lets go of desk and timers; what is with the program goes on there. */
  close(): void;
}>;

const tickMs = 1_000;
const fetchAgainMs = 1_500;
/** The house not answering for longer than this stops the run. */
const fetchTries = 8;

/** Prints labels one after the other, a few at a time with the program, until all are out or something stops it. */
export function printLabels(ask: LabelsAsk): LabelsRun {
  const { desk } = ask;
  const isUp = (): boolean => desk.line.state.read() === 'up';
  const canAsk = desk.dialect.tasks('', ['']) !== null;
  const begun = beginRun(ask.printer, ask.itemIds, Date.now());
  const view = signalStore<LabelsView>({ run: begun, error: null, isFetching: false, unreported: 0 });
  const reports = startReports(ask.report, (unreported) => see(view.read().run, { unreported }));
  const closed = new AbortController();

  const see = (run: PrintRun, more: Partial<LabelsView> = {}): void => {
    const before = view.read().run;
    view.write({ ...view.read(), run: queueFromBefore(run, Date.now()), ...more });
    reports.add(changedResults(before, run));
    if (run.stop?.kind === 'checking' && before.stop?.kind !== 'checking') desk.askPrinters();
    if (!closed.signal.aborted) void pump();
  };

  const hear = (news: ClientNews): void => see(afterNews(view.read().run, news, Date.now()));
  const seeLine = (): void => see(afterLine(view.read().run, { isUp: isUp(), canAsk }, Date.now()));

  async function pump(): Promise<void> {
    const { run, isFetching } = view.read();
    // The house hands out again only what it knows to have failed.
    const itemIds = itemsToSend(run).filter((itemId) => !reports.isOpen(itemId));
    if (isFetching || itemIds.length === 0) return;
    view.write({ ...view.read(), isFetching: true, error: null });
    try {
      const handed = await fetchPatiently(closed.signal, (key) => ask.handOut(itemIds, run.printer, key));
      const now = view.read().run;
      const unsent = sendAll(desk, handed, now.printer);
      see(afterHandOut(now, handed, Date.now()), { isFetching: false });
      for (const taskId of unsent) hear({ kind: 'step', taskId, step: 'failed', message: '' });
    } catch (error) {
      see(stopRun(view.read().run), { isFetching: false, error });
    }
  }

  const askTasks = (isAnew: boolean): void => {
    const { run } = view.read();
    const taskIds = tasksToAsk(run, Date.now(), isAnew);
    const frame = taskIds.length > 0 ? desk.dialect.tasks(newKey(), taskIds) : null;
    if (frame !== null && desk.line.send(frame)) see(askedTasks(run, Date.now()));
  };
  const undo = [
    desk.hear(hear),
    desk.line.state.subscribe(() => {
      seeLine();
      if (isUp()) askTasks(true);
    }),
  ];
  const ticking = setInterval(() => {
    const { run } = view.read();
    const ticked = afterTick(run, Date.now());
    if (ticked !== run) see(ticked);
    askTasks(false);
    if (view.read().run.stop?.kind === 'checking') desk.askPrinters();
  }, tickMs);
  if (isUp()) void pump();
  else seeLine();
  return {
    view,
    resume: (printer) => see(resume(view.read().run, printer, Date.now()), { error: null }),
    stop: () => see(stopRun(view.read().run)),
    close: () => {
      closed.abort();
      clearInterval(ticking);
      for (const step of undo) step();
    },
  };
}

/** Sends labels to the program; answers those that the broken line did not take, which are certainly not printed. */
function sendAll({ line, dialect }: PrintDesk, { tasks }: HandOut, printer: string): readonly string[] {
  return tasks.filter((task) => !line.send(dialect.print(newKey(), { ...task, printer }))).map(({ taskId }) => taskId);
}

export const isLabelsOver = ({ run, unreported }: LabelsView): boolean => isRunOver(run) && unreported === 0;

/** A lost answer is asked for again under the same key: the house gives the same print data and hands nothing out twice. */
async function fetchPatiently(closed: AbortSignal, fetchOnce: (key: string) => Promise<HandOut>): Promise<HandOut> {
  const key = newKey();
  for (let tried = 1; ; tried += 1) {
    try {
      return await fetchOnce(key);
    } catch (error) {
      if (!isPassing(error) || tried >= fetchTries || closed.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, fetchAgainMs));
    }
  }
}

/** What the house should know: a label's end, and only when it is one. */
function changedResults(before: PrintRun, after: PrintRun): readonly Report[] {
  const known = new Map(before.items.map((item) => [item.itemId, item]));
  return after.items.flatMap((item) => {
    const result = resultOf(item);
    return result && known.get(item.itemId)?.state !== item.state
      ? [{ itemId: item.itemId, taskId: item.taskId, result, message: item.message }]
      : [];
  });
}

function resultOf({ state }: RunItem): Report['result'] | null {
  return state === 'printed' || state === 'failed' || state === 'unknown' ? state : null;
}
