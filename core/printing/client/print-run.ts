import type { ClientNews, Printer } from './print-client.ts';
import { soundsLikePrinter } from './printer-trouble.ts';

/** `queued`: nobody has its print data yet; `sent`, `rendered`: the program has it; `refused`: the house let it go no further. */
export type RunState = 'queued' | 'sent' | 'rendered' | 'printed' | 'failed' | 'unknown' | 'refused';

export type RunItem = Readonly<{
  itemId: string;
  /** of the last time it was sent; empty before */
  taskId: string;
  state: RunState;
  /** in the program's own words, or in the house's */
  message: string;
  sinceMs: number;
  /** somebody said go on while the program had it: should it fail now, that is from before */
  isFromBefore?: boolean;
}>;

/**
 * Why nothing more is sent: `checking`: one failed, and the printers are being asked; `printer_trouble`: paper, cover, switched off;
 * `printer_lost`: it is no longer in the list; `line_lost`: the program is gone; `silent`: it took labels and told nothing;
 * `asked`: a person said stop.
 */
export type RunStop = 'checking' | 'printer_trouble' | 'printer_lost' | 'line_lost' | 'silent' | 'asked';

/** One go at a batch of labels on one printer, as the browser that prints it knows it. */
export type PrintRun = Readonly<{
  printer: string;
  items: readonly RunItem[];
  isLineUp: boolean;
  stop: Readonly<{ kind: RunStop; message: string }> | null;
  /** when the program was last asked what became of what it has */
  askedAtMs: number;
}>;

/** Labels that are with the program at once at most: what a lost printer leaves in doubt. */
export const atOnceLimit = 12;
/** Fewer than this under way: the next labels are fetched, so that the printer never waits. */
const lowWater = 5;
/** A label that nothing is heard of for so long is asked about, and after the longer time given up as unknown. */
const askAfterMs = 20_000;
const silentAfterMs = 120_000;

const isUnderWay = ({ state }: RunItem): boolean => state === 'sent' || state === 'rendered';
const underWay = (run: PrintRun): readonly RunItem[] => run.items.filter(isUnderWay);

export function beginRun(printer: string, itemIds: readonly string[], nowMs: number): PrintRun {
  const items = itemIds.map((itemId) => ({ itemId, taskId: '', state: 'queued', message: '', sinceMs: nowMs }) as const);
  return { printer, items, isLineUp: true, stop: null, askedAtMs: nowMs };
}

/** The items whose print data is to be fetched and sent now. */
export function itemsToSend(run: PrintRun): readonly string[] {
  const busy = underWay(run).length;
  if (!run.isLineUp || run.stop || busy >= lowWater) return [];
  return run.items
    .filter(({ state }) => state === 'queued')
    .slice(0, atOnceLimit - busy)
    .map(({ itemId }) => itemId);
}

/** Everything that can be said is said: nothing is queued or under way. */
export const isRunOver = (run: PrintRun): boolean => run.items.every((item) => !isUnderWay(item) && item.state !== 'queued');

/** Print data came and goes out; what the house refused bears its words. */
export function afterHandOut(
  run: PrintRun,
  handed: Readonly<{
    tasks: readonly Readonly<{ itemId: string; taskId: string }>[];
    refused: readonly Readonly<{ itemId: string; message: string }>[];
  }>,
  nowMs: number,
): PrintRun {
  const taskIds = new Map(handed.tasks.map(({ itemId, taskId }) => [itemId, taskId]));
  const refusals = new Map(handed.refused.map(({ itemId, message }) => [itemId, message]));
  return change(
    run,
    ({ itemId }) => taskIds.has(itemId) || refusals.has(itemId),
    (item) => {
      const taskId = taskIds.get(item.itemId);
      const changed =
        taskId === undefined
          ? ({ state: 'refused', message: refusals.get(item.itemId) ?? '' } as const)
          : ({ state: 'sent', taskId, message: '' } as const);
      return { ...item, ...changed, sinceMs: nowMs, isFromBefore: false };
    },
  );
}

export function afterNews(run: PrintRun, news: ClientNews, nowMs: number): PrintRun {
  if (news.kind === 'printers') return afterPrinters(run, news.printers);
  if (news.kind === 'refused') return step(run, { taskId: news.taskId, state: 'failed', message: news.message }, nowMs);
  if (news.kind === 'step' && news.step !== 'pending')
    return step(run, { taskId: news.taskId, state: news.step, message: news.message }, nowMs);
  if (news.kind === 'tasks') return afterTasks(run, news.steps, nowMs);
  return run;
}

/**
 * The line broke or came back. `canAsk` false: the program cannot say what it printed, so that what was under way is in doubt at once.
 */
export function afterLine(run: PrintRun, line: Readonly<{ isUp: boolean; canAsk: boolean }>, nowMs: number): PrintRun {
  if (!line.isUp) {
    const stopped = {
      ...run,
      isLineUp: false,
      stop: run.stop?.kind === 'asked' ? run.stop : ({ kind: 'line_lost', message: '' } as const),
    };
    return line.canAsk ? stopped : inDoubt(stopped, nowMs);
  }
  return { ...run, isLineUp: true, stop: run.stop?.kind === 'line_lost' ? null : run.stop };
}

/** Nothing was heard for too long: see `askAfterMs`. */
export function afterTick(run: PrintRun, nowMs: number): PrintRun {
  const isSilent = underWay(run).some(({ sinceMs }) => nowMs - sinceMs >= silentAfterMs);
  return isSilent ? { ...inDoubt(run, nowMs), stop: { kind: 'silent', message: '' } } : run;
}

/** The tasks that the program should be asked about now: those that were silent too long, or, `isAnew`, all after a broken line. */
export function tasksToAsk(run: PrintRun, nowMs: number, isAnew: boolean): readonly string[] {
  if (!run.isLineUp || (!isAnew && nowMs - run.askedAtMs < askAfterMs)) return [];
  return underWay(run)
    .filter(({ sinceMs }) => isAnew || nowMs - sinceMs >= askAfterMs)
    .map(({ taskId }) => taskId);
}

export const askedTasks = (run: PrintRun, nowMs: number): PrintRun => ({ ...run, askedAtMs: nowMs });

/**
 * A person says go on, perhaps on another printer: what failed for the printer's sake is queued again, what is in doubt is not. Of
 * what the program still has, each failure is on its way perhaps: see `queueFromBefore`.
 */
export function resume(run: PrintRun, printer: string, nowMs: number): PrintRun {
  const noted = change(run, isUnderWay, (item) => ({ ...item, isFromBefore: true }));
  const again = queueAgain(noted, ({ state }) => state === 'failed', nowMs);
  return { ...again, printer, stop: run.isLineUp ? null : { kind: 'line_lost', message: '' } };
}

/** Labels whose failure was told only after somebody had said go on are meant by that word too: once. */
export const queueFromBefore = (run: PrintRun, nowMs: number): PrintRun =>
  queueAgain(run, ({ state, isFromBefore }) => state === 'failed' && isFromBefore === true, nowMs);

function queueAgain(run: PrintRun, isMeant: (item: RunItem) => boolean, nowMs: number): PrintRun {
  if (!run.items.some(isMeant)) return run;
  return change(run, isMeant, (item) => ({ ...item, state: 'queued', message: '', sinceMs: nowMs }));
}

export const stopRun = (run: PrintRun): PrintRun => ({ ...run, stop: { kind: 'asked', message: '' } });

type Step = Readonly<{ taskId: string; state: 'rendered' | 'printed' | 'failed'; message: string }>;

/** A result counts once and for good: printed stays printed whatever comes later; a doubt ends when the program speaks after all. */
function step(run: PrintRun, { taskId, state, message }: Step, nowMs: number): PrintRun {
  const isOpen = (item: RunItem): boolean => item.taskId === taskId && taskId !== '' && (isUnderWay(item) || item.state === 'unknown');
  if (!run.items.some(isOpen)) return run;
  const isNew = run.items.some((item) => isOpen(item) && !item.isFromBefore);
  const stepped = change(run, isOpen, (item) => ({ ...item, state, message, sinceMs: nowMs }));
  return state === 'failed' && isNew && stepped.stop === null ? { ...stepped, stop: { kind: 'checking', message } } : stepped;
}

function afterTasks(run: PrintRun, told: Extract<ClientNews, { kind: 'tasks' }>['steps'], nowMs: number): PrintRun {
  const known = new Set(told.map(({ taskId }) => taskId));
  const forgotten = change(
    run,
    (item) => isUnderWay(item) && !known.has(item.taskId),
    (item) => ({ ...item, state: 'unknown', sinceMs: nowMs }),
  );
  return told.reduce(
    (so, { taskId, step: reached, message }) => (reached === 'pending' ? so : step(so, { taskId, state: reached, message }, nowMs)),
    forgotten,
  );
}

/** After a failure the list of printers says whether the next label can succeed. */
function afterPrinters(run: PrintRun, printers: readonly Printer[]): PrintRun {
  if (run.stop?.kind !== 'checking') return run;
  const { message } = run.stop;
  const printer = printers.find(({ name }) => name === run.printer);
  if (!printer) return { ...run, stop: { kind: 'printer_lost', message } };
  const isTrouble = printer.isReady === false || soundsLikePrinter(message);
  return { ...run, stop: isTrouble ? { kind: 'printer_trouble', message } : null };
}

const inDoubt = (run: PrintRun, nowMs: number): PrintRun =>
  change(run, isUnderWay, (item) => ({ ...item, state: 'unknown', sinceMs: nowMs }));

function change(run: PrintRun, isMeant: (item: RunItem) => boolean, to: (item: RunItem) => RunItem): PrintRun {
  return { ...run, items: run.items.map((item) => (isMeant(item) ? to(item) : item)) };
}
