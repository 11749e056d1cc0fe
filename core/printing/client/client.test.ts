import { expect, test } from 'vitest';
import { dialects } from './dialects.ts';
import {
  afterHandOut,
  afterLine,
  afterNews,
  afterTick,
  beginRun,
  isRunOver,
  itemsToSend,
  queueFromBefore,
  resume,
  tasksToAsk,
  type PrintRun,
} from './print-run.ts';

const ids = (count: number) => Array.from({ length: count }, (_, index) => `i${index + 1}`);
const handOut = (run: PrintRun, nowMs = 0) =>
  afterHandOut(run, { tasks: itemsToSend(run).map((itemId) => ({ itemId, taskId: `${itemId}.1` })), refused: [] }, nowMs);
const begun = (count: number) => handOut(beginRun('A', ids(count), 0));
const told = (run: PrintRun, item: string, step: 'rendered' | 'printed' | 'failed', message = '') =>
  afterNews(run, { kind: 'step', taskId: `${item}.1`, step, message }, 1);
const states = (run: PrintRun) => run.items.map(({ state }) => state);
const printers = (isReady: boolean | null, name = 'A') =>
  ({ kind: 'printers', printers: [{ name, isReady }], defaultPrinter: name }) as const;

test('labels go out a few at a time, and the next before the printer has to wait', () => {
  let run = begun(30);
  expect([states(run).filter((state) => state === 'sent').length, itemsToSend(run)]).toEqual([12, []]);
  for (const item of ids(8)) run = told(run, item, 'printed');
  expect(itemsToSend(run)).toEqual(['i13', 'i14', 'i15', 'i16', 'i17', 'i18', 'i19', 'i20']);
});

test('only printed is printed: rendered is on its way', () => {
  const run = told(begun(1), 'i1', 'rendered');
  expect([states(run), isRunOver(run)]).toEqual([['rendered'], false]);
  expect(isRunOver(told(run, 'i1', 'printed'))).toBe(true);
});

test('a result told twice, or late, changes nothing that is certain', () => {
  const run = told(begun(1), 'i1', 'printed');
  expect(told(told(run, 'i1', 'printed'), 'i1', 'failed', '缺纸')).toEqual(run);
});

test.each([
  ['out of paper by the printer’s state', '打印失败', printers(false), 'printer_trouble'],
  ['out of paper by its words', '打印机缺纸', printers(null), 'printer_trouble'],
  ['gone from the list', '无效的打印机', printers(true, 'B'), 'printer_lost'],
])('a printer %s stops the run; going on sends again what failed', (_, message, list, stop) => {
  const failed = told(told(begun(20), 'i1', 'printed'), 'i2', 'failed', message);
  expect([failed.stop?.kind, itemsToSend(failed)]).toEqual(['checking', []]);
  const stopped = afterNews(failed, list, 2);
  expect(stopped.stop).toEqual({ kind: stop, message });
  const again = resume(stopped, 'B', 3);
  expect([again.printer, again.stop, states(again).slice(0, 3)]).toEqual(['B', null, ['printed', 'queued', 'sent']]);
});

test('a label of its own fault does not stop the others', () => {
  const run = afterNews(told(begun(2), 'i1', 'failed', '模板下载失败'), printers(true), 2);
  expect([run.stop, states(run)]).toEqual([null, ['failed', 'sent']]);
});

test('after a broken line the program is asked, and what it does not know is in doubt', () => {
  const lost = afterLine(begun(3), { isUp: false, canAsk: true }, 1);
  expect([lost.stop?.kind, itemsToSend(lost), tasksToAsk(lost, 2, true)]).toEqual(['line_lost', [], []]);
  const back = afterLine(lost, { isUp: true, canAsk: true }, 3);
  expect(tasksToAsk(back, 3, true)).toEqual(['i1.1', 'i2.1', 'i3.1']);
  const answer = [
    { taskId: 'i1.1', step: 'printed', message: '' },
    { taskId: 'i2.1', step: 'pending', message: '' },
  ] as const;
  expect(states(afterNews(back, { kind: 'tasks', steps: answer }, 4))).toEqual(['printed', 'sent', 'unknown']);
});

test('a program that cannot be asked leaves in doubt what it had', () => {
  expect(states(afterLine(begun(2), { isUp: false, canAsk: false }, 1))).toEqual(['unknown', 'unknown']);
});

test('what is in doubt is never sent again by going on', () => {
  const lost = afterLine(begun(1), { isUp: false, canAsk: false }, 1);
  expect(states(resume(lost, 'A', 2))).toEqual(['unknown']);
});

test('a failure that was under way when somebody said go on is sent again once, and stops nothing', () => {
  const stopped = afterNews(told(begun(3), 'i1', 'failed', '缺纸'), printers(false), 2);
  const late = told(resume(stopped, 'A', 3), 'i2', 'failed', '缺纸');
  expect([late.stop, states(late), states(queueFromBefore(late, 4))]).toEqual([
    null,
    ['queued', 'failed', 'sent'],
    ['queued', 'queued', 'sent'],
  ]);
  const anew = afterHandOut(queueFromBefore(late, 4), { tasks: [{ itemId: 'i2', taskId: 'i2.2' }], refused: [] }, 5);
  const again = afterNews(anew, { kind: 'step', taskId: 'i2.2', step: 'failed', message: '缺纸' }, 6);
  expect([again.stop?.kind, states(queueFromBefore(again, 7))[1]]).toEqual(['checking', 'failed']);
});

test('a silent program is asked after twenty seconds and given up after two minutes', () => {
  const run = begun(1);
  expect([tasksToAsk(run, 19_999, false), tasksToAsk(run, 20_000, false)]).toEqual([[], ['i1.1']]);
  expect(afterTick(run, 119_999)).toBe(run);
  expect([states(afterTick(run, 120_000)), afterTick(run, 120_000).stop?.kind]).toEqual([['unknown'], 'silent']);
});

test('what the house refuses is not sent, and says why', () => {
  const run = afterHandOut(beginRun('A', ['i1'], 0), { tasks: [], refused: [{ itemId: 'i1', message: '订单被挂起' }] }, 1);
  expect(run.items[0]).toMatchObject({ state: 'refused', message: '订单被挂起' });
});

const task = {
  taskId: 't1',
  documentId: '9890000112011',
  printer: 'A',
  printData: { encryptedData: 'AES:x', signature: 'MD:y', templateURL: 'http://cloudprint.cainiao.com/template/standard/101', ver: 'v1' },
  customArea: null,
};

test('a print task carries the print data as it came, one document a task', () => {
  expect(JSON.parse(dialects.cainiao.print('r1', task))).toEqual({
    cmd: 'print',
    requestID: 'r1',
    version: '1.0',
    task: { taskID: 't1', printer: 'A', preview: false, documents: [{ documentID: '9890000112011', contents: [task.printData] }] },
  });
  const customArea = { templateUrl: 'http://cloudprint.cainiao.com/template/customArea/440439', data: { mark: '补打' } };
  expect(JSON.parse(dialects.cainiao.print('r1', { ...task, customArea }))).toHaveProperty('task.documents[0].contents[1]', {
    data: { mark: '补打' },
    templateURL: customArea.templateUrl,
  });
  expect(JSON.parse(dialects.jd.print('r1', task))).toMatchObject({ key: 't1', orderType: 'PRINT', parameters: { printName: 'A' } });
});

const result = (status: string, more: object = {}) =>
  JSON.stringify({
    cmd: 'notifyPrintResult',
    taskID: 't1',
    taskStatus: status,
    printStatus: [{ documentID: 'd', status: 'success', ...more }],
  });

test.each([
  ['rendered is no print although its status is success', 'cainiao', result('rendered'), { kind: 'step', step: 'rendered' }],
  ['printed', 'cainiao', result('printed'), { kind: 'step', taskId: 't1', step: 'printed', message: '' }],
  ['failed, in words', 'cainiao', result('failed', { status: 'failed', msg: '打印机缺纸' }), { step: 'failed', message: '打印机缺纸' }],
  ['Pinduoduo’s own name', 'pinduoduo', result('printed').replace('notifyPrintResult', 'PrintResultNotify'), { step: 'printed' }],
  [
    'a refused task',
    'cainiao',
    '{"cmd":"print","taskID":"t1","status":"failed","msg":"无效的打印机"}',
    { kind: 'refused', message: '无效的打印机' },
  ],
  [
    'an older list of printers',
    'cainiao',
    '{"cmd":"getPrinters","defaultPrinter":"A","printers":[{"name":"A"},{"name":""},7]}',
    { printers: [{ name: 'A', isReady: null }] },
  ],
  [
    'a version that it does not speak',
    'cainiao',
    '{"cmd":"getAgentInfo2","status":"failed","msg":"不支持的协议版本"}',
    { kind: 'misunderstood', message: '不支持的协议版本' },
  ],
  ['no JSON', 'cainiao', 'HTTP/1.1 404', { kind: 'misunderstood' }],
  [
    'JD’s result',
    'jd',
    '{"code":"2","key":"t1","success":"false","message":"打印机缺纸"}',
    { kind: 'step', step: 'failed', message: '打印机缺纸' },
  ],
  ['JD’s printers as names', 'jd', '{"code":6,"detailinfo":{"printers":["A"]}}', { kind: 'printers', printers: [{ name: 'A' }] }],
] as const)('reads %s', (_, client, frame, news) => {
  expect(dialects[client].read(frame)).toMatchObject(news);
});

test.each(['null', '[]', '{}', '{"cmd":7}', '{"cmd":"getTaskStatus","printStatus":{"a":1}}', '{"cmd":"print"}', '{"code":{}}'])(
  'whatever a program sends, nothing breaks: %s',
  (frame) => {
    for (const dialect of Object.values(dialects)) expect(() => dialect.read(frame)).not.toThrow();
  },
);
