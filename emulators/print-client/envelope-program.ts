import type { Json } from '@zhidan/core/kernel/canonical-json.ts';
import { z } from 'zod';
import { troubleOf, type PrintClientKind } from './print-machine.ts';
import type { DocumentNews, PrintProgram, Task } from './print-program.ts';

type Send = (message: object) => void;

/** What differs between Cainiao's print program and those that took over its messages. Source: logistics.md §3.1. */
type Dialect = Readonly<{ resultCmd: string; logos: readonly [top: string, bottom: string]; content: z.ZodType }>;

const sealed = z.object({ encryptedData: z.string().min(1), signature: z.string().min(1), templateURL: z.url() });
const open = z.object({ data: z.record(z.string(), z.unknown()), templateURL: z.url() });

const dialects: Readonly<Record<Exclude<PrintClientKind, 'jd'>, Dialect>> = {
  cainiao: {
    resultCmd: 'notifyPrintResult',
    logos: ['needTopLogo', 'needBottomLogo'],
    content: z.union([sealed.extend({ encryptedData: z.string().startsWith('AES:'), ver: z.string().min(1) }), open]),
  },
  pinduoduo: { resultCmd: 'PrintResultNotify', logos: ['PrintTopLogo', 'PrintBottomLogo'], content: z.union([sealed, open]) },
  douyin: { resultCmd: 'notifyPrintResult', logos: ['needTopLogo', 'needBottomLogo'], content: z.union([sealed, open]) },
};

const requestSchema = z.looseObject({ cmd: z.string().min(1), requestID: z.string().min(1), version: z.string() });
const documentSchema = (content: z.ZodType) => z.object({ documentID: z.string().min(1), contents: z.array(content).min(1) });
const taskSchema = (content: z.ZodType) =>
  z.object({
    taskID: z.string().min(1),
    printer: z.string().default(''),
    preview: z.boolean().default(false),
    notifyMode: z.string().default(''),
    documents: z.array(documentSchema(content)).min(1),
  });
type AskedTask = z.output<ReturnType<typeof taskSchema>>;

type Request = z.output<typeof requestSchema>;
type Answer = (program: PrintProgram, request: Request, send: Send) => object;

const failed = (msg: string): object => ({ status: 'failed', msg, errorCode: 1 });
const done = (more: object = {}): object => ({ status: 'success', msg: '', ...more });

const paper = {
  horizontalOffset: 0,
  verticalOffset: 0,
  forceNoPageMargins: true,
  autoPageSize: false,
  orientation: 0,
  autoOrientation: false,
  paperSize: { width: 76, height: 130 },
};

/** Everything that the program may be asked; what is missing here it does not know. */
const answers: Readonly<Record<string, Answer>> = {
  getPrinters: (program) => {
    const { printers, defaultPrinter } = program.setup();
    const listed = printers.map((printer) => ({
      name: printer.name,
      ...(isNewer(program, '0.2.8.3') ? { status: troubleOf(printer) === null ? 'enable' : 'disable' } : {}),
    }));
    return { ...(isNewer(program, '0.2.8.3') ? done() : {}), defaultPrinter, printers: listed };
  },
  getPrinterConfig: (program, { printer }) => {
    const name = typeof printer === 'string' ? printer : '';
    if (!program.printerNamed(name)) return failed('无效的打印机');
    const [top, bottom] = dialectOf(program).logos;
    return done({ printer: { name, [top]: false, [bottom]: false, ...paper } });
  },
  setPrinterConfig: (program, { printer }) => {
    const asked = z.looseObject({ name: z.string() }).safeParse(printer);
    return asked.success && program.printerNamed(asked.data.name) ? done() : failed('无效的打印机');
  },
  printerConfig: () => done(),
  getGlobalConfig: () => done({ notifyOnTaskFailure: true }),
  setGlobalConfig: () => done(),
  getAgentInfo: (program) => done({ version: program.setup().version }),
  getTaskStatus: (program, { taskID }) => {
    const asked = z.array(z.string()).safeParse(taskID);
    if (!asked.success) return failed('taskID 必须是数组');
    const printStatus = asked.data.flatMap((id) => {
      const states = program.stateOf(id);
      if (!states) return [];
      return [{ taskID: id, detailStatus: [...states].map(([documentID, state]) => ({ documentID, ...state })) }];
    });
    return done({ printStatus });
  },
  print: submitTask,
};

/** Answers one text frame; results are sent afterwards, as sheets come out. */
export function answerEnvelope(program: PrintProgram, frame: string, send: Send): void {
  const parsed = parse(frame);
  const asked = requestSchema.safeParse(parsed);
  const named = z.looseObject({ cmd: z.unknown(), requestID: z.unknown() }).safeParse(parsed).data;
  const address = { cmd: named?.cmd ?? '', requestID: named?.requestID ?? '' };
  if (!asked.success) return send({ ...address, ...failed(parsed === null ? '请求不是合法的 JSON' : '缺少 cmd、requestID 或 version') });
  if (asked.data.version !== '1.0') return send({ ...address, ...failed(`不支持的协议版本 ${asked.data.version}`) });
  const answer = answers[asked.data.cmd];
  send({ ...address, ...(answer ? answer(program, asked.data, send) : failed(`不支持的命令 ${asked.data.cmd}`)) });
}

function submitTask(program: PrintProgram, request: Request, send: Send): object {
  const parsed = taskSchema(dialectOf(program).content).safeParse(request['task']);
  const given = z.looseObject({ taskID: z.string() }).safeParse(request['task']).data;
  const taskID = given?.taskID ?? '';
  if (!parsed.success) return { taskID, ...failed(`任务不合法：${parsed.error.issues[0]?.path.join('.') ?? ''}`) };
  if (parsed.data.preview) return { taskID, ...failed('模拟打印组件不支持预览') };
  const task = taskOf(program, parsed.data);
  const later: Send = (message) => queueMicrotask(() => send(message)); // the reply to `print` goes first
  const trouble = program.submit(task, newsTeller(program, { asked: parsed.data, requestID: request.requestID, send: later }));
  if (trouble === null && isNewer(program, '1.0.0'))
    later({ cmd: 'notifyTaskResult', requestID: request.requestID, status: 'initial', taskId: taskID });
  return { taskID, ...(trouble === null ? done() : failed(trouble)) };
}

function taskOf(program: PrintProgram, { taskID, printer, documents }: AskedTask): Task {
  const urlIn = z.looseObject({ templateURL: z.string() });
  return {
    taskId: taskID,
    printer: printer || program.setup().defaultPrinter,
    documents: documents.map(({ documentID, contents }) => ({
      documentId: documentID,
      contents: contents as Json,
      templates: contents.flatMap((content) => urlIn.safeParse(content).data?.templateURL ?? []),
    })),
  };
}

type Telling = Readonly<{ asked: AskedTask; requestID: string; send: Send }>;

/** One message a document, or with `allInOne` one a task when all of it has come so far; the newer programs also tell each step. */
function newsTeller(program: PrintProgram, { asked, requestID, send }: Telling) {
  const isWhole = asked.notifyMode === 'allInOne';
  const reached = new Map<DocumentNews['step'], DocumentNews[]>();
  const over: DocumentNews[] = [];
  return (task: Task, news: DocumentNews): void => {
    const tell = (taskStatus: string, few: readonly DocumentNews[]): void => {
      const message = resultOf(program, task, taskStatus, few);
      send(message);
      if (program.setup().repeats) send(message);
    };
    if (isNewer(program, '1.0.0') && news.step !== 'failed')
      send({ cmd: 'notifyDocResult', requestID, status: news.step, ...oldNames(task, news), code: 0, detail: news.detail });
    if (!isWhole) return tell(news.step, [news]);
    const same = [...(reached.get(news.step) ?? []), news];
    reached.set(news.step, same);
    if (news.step === 'rendered' && same.length === task.documents.length) tell('rendered', same);
    if (news.step !== 'rendered') over.push(news);
    if (over.length === task.documents.length) tell(over.some(({ step }) => step === 'failed') ? 'failed' : 'printed', over);
  };
}

const oldNames = ({ printer, taskId }: Task, { documentId }: DocumentNews) => ({ printer, taskId, documentId });

function resultOf(program: PrintProgram, task: Task, taskStatus: string, few: readonly DocumentNews[]): object {
  const printStatus = few.map(({ documentId, step, msg, detail }) => ({
    documentID: documentId,
    status: step === 'failed' ? 'failed' : 'success',
    msg,
    detail,
  }));
  return { cmd: dialectOf(program).resultCmd, printer: task.printer, taskID: task.taskId, taskStatus, printStatus };
}

const dialectOf = ({ kind }: PrintProgram): Dialect => dialects[kind === 'jd' ? 'cainiao' : kind];

/** `0.2.8.3` < `1.0.0`: this version or a later one. */
function isNewer(program: PrintProgram, than: string): boolean {
  return program.setup().version.localeCompare(than, 'en', { numeric: true }) >= 0;
}

function parse(frame: string): unknown {
  try {
    return JSON.parse(frame);
  } catch {
    return null;
  }
}
