import type { JsonObject } from '../../kernel/canonical-json.ts';
import { frameOf, rowsOf, textOf } from './frame.ts';
import type { ClientNews, DocumentStep, PrintDialect, PrintTask, Printer } from './print-client.ts';

/**
 * Cainiao's messages, which Pinduoduo's and Douyin's programs took over; `resultCmd` is what each calls the news of a result.
 * Source: logistics.md §3, §3.1.
 */
export function envelopeDialect(resultCmd: string): PrintDialect {
  const ask = (cmd: string, requestID: string, more: object = {}): string => JSON.stringify({ cmd, requestID, version: '1.0', ...more });
  return {
    printers: (requestId) => ask('getPrinters', requestId),
    version: (requestId) => ask('getAgentInfo', requestId),
    print: (requestId, task) => ask('print', requestId, { task: taskOf(task) }),
    tasks: (requestId, taskIds) => ask('getTaskStatus', requestId, { taskID: taskIds }),
    read: (text) => {
      const frame = frameOf(text);
      if (!frame) return { kind: 'misunderstood', message: text.slice(0, 200) };
      const cmd = textOf(frame['cmd']);
      if (cmd === resultCmd) return resultOf(frame);
      return readers[cmd]?.(frame) ?? (hasFailed(frame) ? { kind: 'misunderstood', message: wordsOf(frame) } : null);
    },
  };
}

function taskOf({ taskId, documentId, printer, printData, customArea }: PrintTask): object {
  const custom = customArea ? [{ data: customArea.data, templateURL: customArea.templateUrl }] : [];
  return {
    taskID: taskId,
    printer,
    preview: false,
    documents: [{ documentID: documentId, contents: [printData, ...custom] }],
  };
}

const hasFailed = (frame: JsonObject): boolean => ['failed', 'error'].includes(textOf(frame['status']));

const readers: Readonly<Record<string, (frame: JsonObject) => ClientNews | null>> = {
  getPrinters: (frame) => {
    if (hasFailed(frame)) return { kind: 'misunderstood', message: wordsOf(frame) };
    return { kind: 'printers', printers: rowsOf(frame['printers']).flatMap(printerOf), defaultPrinter: textOf(frame['defaultPrinter']) };
  },
  getAgentInfo: (frame) => ({ kind: 'version', version: textOf(frame['version']) }),
  print: (frame) => {
    const taskId = textOf(frame['taskID']);
    return hasFailed(frame) ? { kind: 'refused', taskId, message: wordsOf(frame) } : { kind: 'taken', taskId };
  },
  getTaskStatus: (frame) => ({
    kind: 'tasks',
    steps: rowsOf(frame['printStatus']).map((task) => ({
      taskId: textOf(task['taskID']),
      ...worst(rowsOf(task['detailStatus']).map((row) => ({ step: stepOf(textOf(row['status'])), message: wordsOf(row) }))),
    })),
  }),
};

/** `taskStatus` decides, not the single `status`: a document that is rendered has "success" too. */
function resultOf(frame: JsonObject): ClientNews | null {
  const rows = rowsOf(frame['printStatus']);
  const bad = rows.find((row) => textOf(row['status']) === 'failed');
  const told = stepOf(textOf(frame['taskStatus']));
  const step = bad ? 'failed' : told;
  return {
    kind: 'step',
    taskId: textOf(frame['taskID']),
    step,
    message: step === 'failed' ? wordsOf(bad ?? frame, textOf(frame['printer'])) : '',
  };
}

const steps: Readonly<Record<string, DocumentStep>> = {
  printed: 'printed',
  success: 'printed',
  rendered: 'rendered',
  failed: 'failed',
  error: 'failed',
};

const stepOf = (status: string): DocumentStep => steps[status] ?? 'pending';

const worstFirst: readonly DocumentStep[] = ['failed', 'pending', 'rendered', 'printed'];

/** A task is as far as the document that is least far. */
function worst(rows: readonly Readonly<{ step: DocumentStep; message: string }>[]): Readonly<{ step: DocumentStep; message: string }> {
  const sorted = rows.toSorted((a, b) => worstFirst.indexOf(a.step) - worstFirst.indexOf(b.step));
  return sorted[0] ?? { step: 'pending', message: '' };
}

function printerOf(row: JsonObject): readonly Printer[] {
  const name = textOf(row['name']);
  const status = textOf(row['status']);
  return name === '' ? [] : [{ name, isReady: status === '' ? null : status !== 'disable' }];
}

/** What it says, without naming the printer once more. */
function wordsOf(row: JsonObject, printer = ''): string {
  const [message, detail] = [textOf(row['msg']), textOf(row['detail'])];
  return detail && detail !== message && detail !== printer ? `${message} ${detail}`.trim() : message;
}
