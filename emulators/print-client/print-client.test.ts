import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { startEmulatorServer, type EmulatorServer } from '../server/emulator-server.ts';

let server: EmulatorServer;
const sockets: WebSocket[] = [];
beforeAll(async () => {
  server = await startEmulatorServer({ platforms: [], seed: 'print', startMs: Date.now(), port: 0 });
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await post('reset');
});
afterAll(() => server.close());

type Message = Readonly<Record<string, unknown>>;

const post = async (name: string, ask: object = {}) => {
  const answer = await fetch(`${server.url}/print-client/${name}`, { method: 'POST', body: JSON.stringify(ask) });
  return { status: answer.status, value: (await answer.json()) as Record<string, unknown> };
};
const printed = async () =>
  ((await (await fetch(`${server.url}/print-client/printed`)).json()) as { documentId: string }[]).map(({ documentId }) => documentId);
const until = (isTrue: () => void | Promise<void>) => vi.waitFor(isTrue, { timeout: 5_000, interval: 5 });

async function connect(client = 'cainiao') {
  const messages: Message[] = [];
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/print-client/${client}`);
  sockets.push(socket);
  const state = { isClosed: false };
  socket.on('message', (data) => messages.push(JSON.parse(String(data)) as Message));
  socket.on('close', () => (state.isClosed = true));
  await new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const ask = (cmd: string, more: object = {}) => socket.send(JSON.stringify({ cmd, requestID: `r-${cmd}`, version: '1.0', ...more }));
  return { socket, messages, state, ask, of: (cmd: string) => messages.filter((message) => message['cmd'] === cmd) };
}

const sealed = {
  encryptedData: 'AES:c2VhbGVk',
  signature: 'MD:Z8ZIyAQGEddje8GVZtaLKQ==',
  templateURL: 'http://cloudprint.cainiao.com/template/standard/101/123',
  ver: 'waybill_print_secret_version_1',
};
const task = (taskID: string, documents: readonly string[], more: object = {}) => ({
  task: { taskID, documents: documents.map((documentID) => ({ documentID, contents: [sealed] })), ...more },
});

test('printers are listed with their state and the default', async () => {
  const client = await connect();
  await post('setup', { client: 'cainiao', printer: { name: '热敏打印机B', isOnline: false } });
  client.ask('getPrinters');
  await until(() => expect(client.messages).toHaveLength(1));
  expect(client.messages[0]).toEqual({
    cmd: 'getPrinters',
    requestID: 'r-getPrinters',
    status: 'success',
    msg: '',
    defaultPrinter: '热敏打印机A',
    printers: [
      { name: '热敏打印机A', status: 'enable' },
      { name: '热敏打印机B', status: 'disable' },
    ],
  });
});

test('a task is taken first, then rendered, then printed, one message a document', async () => {
  const client = await connect();
  client.ask('print', task('t1', ['d1', 'd2']));
  await until(() => expect(client.of('notifyPrintResult')).toHaveLength(4));
  expect(client.messages[0]).toEqual({ cmd: 'print', requestID: 'r-print', taskID: 't1', status: 'success', msg: '' });
  expect(client.of('notifyPrintResult')[0]).toEqual({
    cmd: 'notifyPrintResult',
    printer: '热敏打印机A',
    taskID: 't1',
    taskStatus: 'rendered',
    printStatus: [{ documentID: 'd1', status: 'success', msg: '', detail: '' }],
  });
  expect(client.of('notifyPrintResult').map(({ taskStatus }) => taskStatus)).toEqual(['rendered', 'printed', 'rendered', 'printed']);
  expect(await printed()).toEqual(['d1', 'd2']);
});

test('with allInOne a task has one message when it is rendered and one when it is over', async () => {
  const client = await connect();
  client.ask('print', task('t1', ['d1', 'd2', 'd3'], { notifyMode: 'allInOne' }));
  await until(() => expect(client.of('notifyPrintResult').at(-1)).toMatchObject({ taskStatus: 'printed' }));
  expect(client.of('notifyPrintResult').map(({ printStatus }) => (printStatus as unknown[]).length)).toEqual([3, 3]);
});

test('an older program says nothing of single documents, and nothing of a printer’s state', async () => {
  await post('setup', { client: 'cainiao', version: '0.2.7.0' });
  const client = await connect();
  client.ask('getPrinters');
  client.ask('print', task('t1', ['d1']));
  await until(() => expect(client.of('notifyPrintResult')).toHaveLength(2));
  expect(client.messages[0]?.['printers']).toEqual([{ name: '热敏打印机A' }, { name: '热敏打印机B' }]);
  expect(client.of('notifyDocResult')).toEqual([]);
});

test('paper runs out in the middle: what is not out fails in words, and the printer is disabled', async () => {
  await post('setup', { client: 'cainiao', printer: { name: '热敏打印机A', sheetsLeft: 2 } });
  const client = await connect();
  client.ask('print', task('t1', ['d1', 'd2', 'd3']));
  await until(() => expect(client.of('notifyPrintResult').at(-1)).toMatchObject({ taskStatus: 'failed' }));
  expect(client.of('notifyPrintResult').at(-1)?.['printStatus']).toEqual([
    { documentID: 'd3', status: 'failed', msg: '打印机缺纸', detail: '热敏打印机A' },
  ]);
  expect(await printed()).toEqual(['d1', 'd2']);
});

test('it dies in the middle: the sheet is out, nobody is told, and after its return it knows', async () => {
  await post('setup', { client: 'cainiao', diesAfterSheets: 2 });
  const client = await connect();
  client.ask('print', task('t1', ['d1', 'd2', 'd3']));
  await until(() => expect(client.state.isClosed).toBe(true));
  expect(await printed()).toEqual(['d1', 'd2']);
  await expect(connect(), 'it is not there').rejects.toThrow('socket hang up');
  await post('setup', { client: 'cainiao', isRunning: true });
  const again = await connect();
  again.ask('getTaskStatus', { taskID: ['t1', 'never'] });
  await until(() => expect(again.messages).toHaveLength(1));
  expect(again.messages[0]).toMatchObject({
    printStatus: [{ taskID: 't1', detailStatus: [{ status: 'success' }, { status: 'success' }, { status: 'failed' }] }],
  });
});

test.each([
  ['what is no JSON', '{"cmd"', { status: 'failed', msg: '请求不是合法的 JSON' }],
  ['another version of the protocol', { version: '2.0', cmd: 'getPrinters' }, { cmd: 'getPrinters', msg: '不支持的协议版本 2.0' }],
  ['a command that it does not know', { cmd: 'dance' }, { cmd: 'dance', status: 'failed', msg: '不支持的命令 dance' }],
  ['a printer that is not there', { cmd: 'print', ...task('t', ['d'], { printer: '没有' }) }, { taskID: 't', msg: '无效的打印机' }],
  ['a task without documents', { cmd: 'print', ...task('t', []) }, { taskID: 't', status: 'failed', msg: '任务不合法：documents' }],
  [
    'print data without its seal',
    { cmd: 'print', task: { taskID: 't', documents: [{ documentID: 'd', contents: [{ ...sealed, signature: '' }] }] } },
    { status: 'failed', msg: expect.stringContaining('documents.0.contents.0') as string },
  ],
])('it refuses %s', async (_, message, answer) => {
  const client = await connect();
  client.socket.send(typeof message === 'string' ? message : JSON.stringify({ requestID: 'r', version: '1.0', ...message }));
  await until(() => expect(client.messages).toHaveLength(1));
  expect(client.messages[0]).toMatchObject(answer);
});

test('what cannot be rendered is never printed', async () => {
  await post('setup', { client: 'cainiao', brokenTemplate: 'standard/101' });
  const client = await connect();
  client.ask('print', task('t1', ['d1']));
  await until(() => expect(client.of('notifyPrintResult')).toMatchObject([{ taskStatus: 'failed' }]));
  expect(await printed()).toEqual([]);
});

test('Pinduoduo’s calls its result by another name', async () => {
  const pinduoduo = await connect('pinduoduo');
  pinduoduo.ask('print', task('t1', ['d1']));
  await until(() => expect(pinduoduo.of('PrintResultNotify')).toHaveLength(2));
  expect(pinduoduo.of('PrintResultNotify')[0]).not.toHaveProperty('requestID');
});

test('JD’s speaks its own language: everything is found by its key', async () => {
  const jd = await connect('jd');
  jd.socket.send(JSON.stringify({ key: 'k1', orderType: 'GET_Printers' }));
  const contents = [{ tempUrl: 'https://template-content.jd.com/template-oss?tempCode=jdkd100x113', printData: 'sealed' }];
  jd.socket.send(JSON.stringify({ key: 'k2', version: '2', orderType: 'PRINT', parameters: { printName: '热敏打印机B', contents } }));
  jd.socket.send(JSON.stringify({ key: 'k3', version: '2', orderType: 'PRINT', parameters: { printName: '没有', contents } }));
  await until(() => expect(jd.messages).toHaveLength(3));
  expect(jd.messages).toMatchObject([
    { code: '6', key: 'k1' },
    { code: '2', key: 'k3', success: false, message: '无效的打印机' },
    { code: '2', key: 'k2', success: true },
  ]);
});

test('a setting that makes no sense is refused in words', async () => {
  expect(await post('setup', { client: 'xerox' })).toMatchObject({ status: 400 });
  expect((await post('setup', { client: 'jd', colour: 'red' })).value['error']).toContain('colour');
});
