import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startEmulatorServer, type EmulatorServer } from '@zhidan/emulators/server/emulator-server.ts';
import { openPrintDesk, type PrintDesk } from './print-desk.ts';
import { isLabelsOver, printLabels, type LabelsAsk, type LabelsRun } from './print-labels.ts';
import { newKey } from '../../lib/call.ts';
import type { Report } from './report-results.ts';

let server: EmulatorServer;
const open: { close(): void }[] = [];
beforeAll(async () => {
  server = await startEmulatorServer({ platforms: [], seed: 'print', startMs: Date.now(), port: 0 });
});
afterEach(async () => {
  for (const each of open.splice(0)) each.close();
  await emulator('reset');
});
afterAll(() => server.close());

const emulator = (name: string, ask: object = {}) =>
  fetch(`${server.url}/print-client/${name}`, { method: 'POST', body: JSON.stringify(ask) });
const setUp = (ask: object) => emulator('setup', { client: 'cainiao', ...ask });
const sheets = async () => (await (await fetch(`${server.url}/print-client/printed`)).json()) as { documentId: string; printer: string }[];
const until = (isTrue: () => void | Promise<void>) => vi.waitFor(isTrue, { timeout: 8_000, interval: 5 });

async function aDesk(): Promise<PrintDesk> {
  const desk = openPrintDesk('cainiao', `${server.url.replace('http', 'ws')}/print-client/cainiao`);
  open.push(desk);
  await until(() => expect(desk.view.read().printers).toHaveLength(2));
  return desk;
}

const printData = {
  encryptedData: 'AES:c2VhbGVk',
  signature: 'MD:Z8ZIyAQGEddje8GVZtaLKQ==',
  templateURL: 'http://cloudprint.cainiao.com/template/standard/101',
  ver: 'waybill_print_secret_version_1',
};

/** A house that hands out what it is asked for, as often as it is asked, and keeps what it is told. */
function start(desk: PrintDesk, count: number, change: Partial<LabelsAsk> = {}) {
  const told = new Map<string, Report['result']>();
  const handed = new Map<string, number>();
  const run = printLabels({
    desk,
    printer: '热敏打印机A',
    itemIds: Array.from({ length: count }, (_, index) => `i${index + 1}`),
    handOut: (itemIds) => {
      const tasks = itemIds.map((itemId) => {
        const attempt = (handed.get(itemId) ?? 0) + 1;
        handed.set(itemId, attempt);
        return { itemId, taskId: `${itemId}.${attempt}`, documentId: itemId, printData, customArea: null };
      });
      return Promise.resolve({ tasks, refused: [] });
    },
    report: (results) => {
      for (const { itemId, result } of results) told.set(itemId, result);
      return Promise.resolve();
    },
    ...change,
  });
  open.push(run);
  return { run, told, handed };
}
const over = (run: LabelsRun) => until(() => expect(isLabelsOver(run.view.read())).toBe(true));

test('a batch is printed, and the house hears of every label', async () => {
  const { run, told } = start(await aDesk(), 40);
  await over(run);
  expect(new Set(told.values())).toEqual(new Set(['printed']));
  expect((await sheets()).map(({ documentId }) => documentId)).toEqual(Array.from({ length: 40 }, (_, index) => `i${index + 1}`));
});

test('paper runs out in the middle; the rest goes to another printer, and no label is printed twice', async () => {
  await setUp({ printer: { name: '热敏打印机A', sheetsLeft: 10 } });
  const { run, told } = start(await aDesk(), 25);
  await until(() => expect(run.view.read().run.stop?.kind).toBe('printer_trouble'));
  expect(run.view.read().run.stop?.message).toContain('打印机缺纸');
  await until(() => expect(run.view.read().run.items.every(({ state }) => state !== 'sent' && state !== 'rendered')).toBe(true));
  run.resume('热敏打印机B');
  await over(run);
  const printed = await sheets();
  expect(new Set(printed.map(({ documentId }) => documentId)).size).toBe(25);
  expect(printed.filter(({ printer }) => printer === '热敏打印机A')).toHaveLength(10);
  expect([printed.length, [...told.values()].every((result) => result === 'printed')]).toEqual([25, true]);
});

test('going on the moment paper is in, before the house has heard which labels failed, loses none of them', async () => {
  await setUp({ printer: { name: '热敏打印机A', sheetsLeft: 3 } });
  const atPrinter = new Set<string>();
  const { run } = start(await aDesk(), 12, {
    handOut: (itemIds) => {
      const known = itemIds.filter((itemId) => !atPrinter.has(itemId));
      for (const itemId of known) atPrinter.add(itemId);
      const tasks = known.map((itemId) => ({ itemId, taskId: newKey(), documentId: itemId, printData, customArea: null }));
      const refused = itemIds.filter((itemId) => !known.includes(itemId)).map((itemId) => ({ itemId, message: '已在打印' }));
      return Promise.resolve({ tasks, refused });
    },
    report: (results) => {
      for (const { itemId, result } of results) if (result === 'failed') atPrinter.delete(itemId);
      return Promise.resolve();
    },
  });
  await until(() => expect(run.view.read().run.stop?.kind).toBe('printer_trouble'));
  await setUp({ printer: { name: '热敏打印机A', sheetsLeft: null } });
  run.resume('热敏打印机A');
  await over(run);
  expect(run.view.read().run.items.map(({ state }) => state)).toEqual(Array(12).fill('printed'));
  expect(await sheets()).toHaveLength(12);
});

test('the program dies with a label out of which it told nobody: asked again, it knows, and nothing is printed twice', async () => {
  await setUp({ diesAfterSheets: 4 });
  const { run, told } = start(await aDesk(), 8);
  await until(() => expect(run.view.read().run.stop?.kind).toBe('line_lost'));
  await setUp({ isRunning: true });
  await until(() => expect([...told.values()].filter((result) => result === 'printed')).toHaveLength(4));
  run.resume('热敏打印机A'); // what the program lost has failed, and is sent again
  await over(run);
  const printed = await sheets();
  expect([printed.length, new Set(printed.map(({ documentId }) => documentId)).size]).toEqual([8, 8]);
});

test('a program that has forgotten everything leaves in doubt what it had, and going on does not print that again', async () => {
  await setUp({ diesAfterSheets: 4, forgets: true });
  const { run, told } = start(await aDesk(), 6);
  await until(() => expect(run.view.read().run.stop?.kind).toBe('line_lost'));
  await setUp({ isRunning: true, forgets: false });
  await until(() => expect([...told.values()].filter((result) => result === 'unknown').length).toBeGreaterThan(0));
  run.resume('热敏打印机A');
  await over(run);
  const printed = await sheets();
  expect(new Set(printed.map(({ documentId }) => documentId)).size).toBe(printed.length);
  expect([...told].filter(([, result]) => result === 'unknown').map(([itemId]) => itemId)).toContain('i4');
});

test('results told twice by the program count once', async () => {
  await setUp({ repeats: true });
  const { run, told } = start(await aDesk(), 5);
  await over(run);
  expect([...told.values()]).toEqual(Array(5).fill('printed'));
});

test('the house not answering a report loses no result', async () => {
  let asked = 0;
  const told: string[] = [];
  const report = (results: readonly Report[]) => {
    asked += 1;
    if (asked === 1) return Promise.reject(new Error('no answer'));
    told.push(...results.map(({ itemId }) => itemId));
    return Promise.resolve();
  };
  const { run } = start(await aDesk(), 3, { report });
  await over(run);
  expect(told.toSorted()).toEqual(['i1', 'i2', 'i3']);
});

test('what the house refuses is not printed', async () => {
  const { run } = start(await aDesk(), 2, {
    handOut: (itemIds) => Promise.resolve({ tasks: [], refused: itemIds.map((itemId) => ({ itemId, message: '订单被挂起' })) }),
  });
  await over(run);
  expect([run.view.read().run.items.map(({ message }) => message), await sheets()]).toEqual([['订单被挂起', '订单被挂起'], []]);
});

test('a printer that is not there stops the run by its name', async () => {
  const { run } = start(await aDesk(), 2, { printer: '搬走的打印机' });
  await until(() => expect(run.view.read().run.stop?.kind).toBe('printer_lost'));
});
