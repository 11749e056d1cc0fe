import type { JsonObject } from '../../kernel/canonical-json.ts';
import { frameOf, objectOf, rowsOf, textOf } from './frame.ts';
import type { ClientNews, PrintDialect, PrintTask, Printer } from './print-client.ts';

/** JD's own messages: what belongs together has one `key`, and a result is all it ever tells of a task. Source: logistics.md §3.1. */
export const jdDialect: PrintDialect = {
  printers: (key) => JSON.stringify({ key, orderType: 'GET_Printers' }),
  version: () => null,
  print: (_requestId, task) =>
    JSON.stringify({
      key: task.taskId,
      version: '2',
      orderType: 'PRINT',
      parameters: { printName: task.printer, contents: [contentOf(task)] },
    }),
  tasks: () => null,
  read: (text) => {
    const frame = frameOf(text);
    if (!frame) return { kind: 'misunderstood', message: text.slice(0, 200) };
    return readers[textOf(frame['code'])]?.(frame) ?? null;
  },
};

function contentOf({ printData, customArea }: PrintTask): object {
  return customArea ? { ...printData, customTempUrl: customArea.templateUrl, customData: [customArea.data] } : printData;
}

const readers: Readonly<Record<string, (frame: JsonObject) => ClientNews | null>> = {
  '6': (frame) => {
    const inner = objectOf(frame['detailinfo']) ?? frame; // where the list stands is unverified
    return { kind: 'printers', printers: printersIn(inner), defaultPrinter: textOf(inner['defaultPrinter']) };
  },
  '2': (frame) => {
    const [taskId, message] = [textOf(frame['key']), textOf(frame['message'])];
    const isGood = textOf(frame['success']) !== 'false';
    if (taskId === '') return isGood ? null : { kind: 'misunderstood', message };
    return { kind: 'step', taskId, step: isGood ? 'printed' : 'failed', message: isGood ? '' : message };
  },
};

/** Names alone, or rows with a name. */
function printersIn(inner: JsonObject): readonly Printer[] {
  const listed = inner['printers'];
  const names = Array.isArray(listed) ? listed.filter((each) => typeof each === 'string') : [];
  const rows = rowsOf(listed).flatMap((row): readonly Printer[] => {
    const name = textOf(row['name']);
    const status = textOf(row['status']);
    return name === '' ? [] : [{ name, isReady: status === '' ? null : status !== 'disable' }];
  });
  return [...names.map((name) => ({ name, isReady: null })), ...rows];
}
