import { setTimeout as pause } from 'node:timers/promises';
import type { Json } from '@zhidan/core/kernel/canonical-json.ts';
import { afterSheet, troubleOf, type EmulatedPrinter, type PrintClientKind, type PrintedSheet } from './print-machine.ts';

/** How a print program behaves; the control API sets it. */
export type ProgramSetup = Readonly<{
  isRunning: boolean;
  version: string;
  defaultPrinter: string;
  printers: readonly EmulatedPrinter[];
  /** it dies when this many more sheets are out, before it tells of the last; null: it lives */
  diesAfterSheets: number | null;
  /** after its death it knows of no task from before */
  forgets: boolean;
  /** every result is told twice */
  repeats: boolean;
  /** templates that cannot be fetched: what is made with them is not rendered */
  brokenTemplate: string | null;
}>;

export type TaskDocument = Readonly<{ documentId: string; contents: Json; templates: readonly string[] }>;
export type Task = Readonly<{ taskId: string; printer: string; documents: readonly TaskDocument[] }>;
export type DocumentState = Readonly<{ status: 'pending' | 'success' | 'failed'; msg: string; printer: string }>;

/** What becomes of a document: rendered, then printed; or failed at either. */
export type DocumentNews = Readonly<{ documentId: string; step: 'rendered' | 'printed' | 'failed'; msg: string; detail: string }>;
export type TellNews = (task: Task, news: DocumentNews) => void;

/** One print program with its printers, its memory of tasks, and the sheets that came out. */
export type PrintProgram = Readonly<{
  kind: PrintClientKind;
  setup(): ProgramSetup;
  change(setup: Partial<ProgramSetup>): void;
  printerNamed(name: string): EmulatedPrinter | null;
  /** why a task is not taken at all; null: it is, and `tell` hears of every document */
  submit(task: Task, tell: TellNews): string | null;
  stateOf(taskId: string): ReadonlyMap<string, DocumentState> | null;
  sheets(): readonly PrintedSheet[];
}>;

export const startSetup: ProgramSetup = {
  isRunning: true,
  version: '1.4.2',
  defaultPrinter: '热敏打印机A',
  printers: [
    { name: '热敏打印机A', isOnline: true, sheetsLeft: null, msPerSheet: 5 },
    { name: '热敏打印机B', isOnline: true, sheetsLeft: null, msPerSheet: 5 },
  ],
  diesAfterSheets: null,
  forgets: false,
  repeats: false,
  brokenTemplate: null,
};

/** `died` is told when the program ends by itself: whoever is connected loses the line. */
export function createPrintProgram(kind: PrintClientKind, died: () => void): PrintProgram {
  let setup = startSetup;
  let tasks = new Map<string, Map<string, DocumentState>>();
  let life = 0; // what was queued in an earlier life is never printed
  const out: PrintedSheet[] = [];
  const queues = new Map<string, Promise<void>>();
  const printerNamed = (name: string): EmulatedPrinter | null => setup.printers.find((printer) => printer.name === name) ?? null;
  const note = ({ taskId }: Task, documentId: string, state: DocumentState): void => void tasks.get(taskId)?.set(documentId, state);

  function die(): void {
    life += 1;
    setup = { ...setup, isRunning: false, diesAfterSheets: null };
    if (setup.forgets) tasks = new Map();
    for (const documents of tasks.values()) losePending(documents);
    died();
  }

  /** The sheet is out and remembered; false: the program died with it. */
  function putOut(task: Task, { documentId, contents }: TaskDocument, printer: EmulatedPrinter): boolean {
    setup = { ...setup, printers: setup.printers.map((each) => (each.name === printer.name ? afterSheet(each) : each)) };
    out.push({ client: kind, printer: printer.name, taskId: task.taskId, documentId, contents, atMs: Date.now() });
    note(task, documentId, { status: 'success', msg: '', printer: printer.name });
    setup = { ...setup, diesAfterSheets: setup.diesAfterSheets && setup.diesAfterSheets - 1 };
    if (setup.diesAfterSheets === 0) die();
    return setup.isRunning;
  }

  async function print(task: Task, document: TaskDocument, tell: TellNews): Promise<void> {
    const { documentId } = document;
    const begunIn = life;
    const fail = (msg: string, detail: string): void => {
      note(task, documentId, { status: 'failed', msg, printer: task.printer });
      tell(task, { documentId, step: 'failed', msg, detail });
    };
    const broken = document.templates.find((url) => isBroken(setup, url));
    if (broken !== undefined) return fail('模板下载失败', broken);
    tell(task, { documentId, step: 'rendered', msg: '', detail: '' });
    await pause(printerNamed(task.printer)?.msPerSheet ?? 0, undefined, { ref: false });
    if (life !== begunIn) return;
    const printer = printerNamed(task.printer); // it may have changed meanwhile
    const trouble = printer ? troubleOf(printer) : '无效的打印机';
    if (!printer || trouble !== null) return fail(trouble ?? '', task.printer);
    if (putOut(task, document, printer)) tell(task, { documentId, step: 'printed', msg: '', detail: '' });
  }

  return {
    kind,
    setup: () => setup,
    change: (change) => {
      if (change.isRunning === false && setup.isRunning) die();
      setup = { ...setup, ...change };
    },
    printerNamed,
    submit: (task, tell) => {
      const printer = printerNamed(task.printer);
      if (!printer) return '无效的打印机';
      if (!printer.isOnline) return troubleOf(printer);
      tasks.set(task.taskId, pendingStates(task));
      const begunIn = life;
      const before = queues.get(task.printer) ?? Promise.resolve();
      queues.set(
        task.printer,
        task.documents.reduce((line, document) => line.then(() => (life === begunIn ? print(task, document, tell) : undefined)), before),
      );
      return null;
    },
    stateOf: (taskId) => tasks.get(taskId) ?? null,
    sheets: () => out,
  };
}

function losePending(documents: Map<string, DocumentState>): void {
  for (const [id, state] of documents)
    if (state.status === 'pending') documents.set(id, { ...state, status: 'failed', msg: '打印组件已重启，任务丢失' });
}

const isBroken = ({ brokenTemplate }: ProgramSetup, url: string): boolean => brokenTemplate !== null && url.includes(brokenTemplate);

function pendingStates({ documents, printer }: Task): Map<string, DocumentState> {
  return new Map(documents.map(({ documentId }) => [documentId, { status: 'pending', msg: '', printer }]));
}
