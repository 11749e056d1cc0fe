/** A packing desk: claims labels over HTTP and prints them by the emulated print programs, as the browser does. */
import { randomUUID } from 'node:crypto';
import { handOutLimit, type HandedTask, type PrintBatchView } from '@zhidan/core/printing/api.ts';
import { dialects } from '@zhidan/core/printing/client/dialects.ts';
import { printClientCodes, type PrintClientCode } from '@zhidan/core/printing/client/print-client.ts';
import { answered, type Visitor } from '../visitor.ts';
import type { Workplace } from './shift.ts';

/** Where the print programs answer. */
type Programs = Pick<Workplace['emulators'], 'url'>;

export type PrintedLabel = Readonly<{ fulfillmentOrderId: string; waybillNo: string; isPage: boolean }>;

/** Prints everything that is ready, or only these fulfillment orders. Answers the labels that came out. */
export async function printAll(
  desk: Visitor,
  emulators: Programs,
  only: readonly string[] | null = null,
): Promise<readonly PrintedLabel[]> {
  const printed: PrintedLabel[] = [];
  for (;;) {
    const ready = await answered<{ ids: readonly string[] }>(desk.get('/api/printing/ready?limit=500'));
    const ids = only === null ? ready.ids : ready.ids.filter((id) => only.includes(id));
    const some = await printBatch(desk, emulators, ids);
    printed.push(...some);
    if (some.length === 0 || only !== null) return printed;
  }
}

async function printBatch(desk: Visitor, emulators: Programs, ids: readonly string[]): Promise<readonly PrintedLabel[]> {
  if (ids.length === 0) return [];
  const ask = { batchId: randomUUID(), fulfillmentOrderIds: ids, desk: '1号台' };
  const batch = await answered<PrintBatchView>(desk.post('/api/printing/batches', ask));
  const claimed = batch.items.filter(({ state }) => state === 'claimed');
  const roads = [...printClientCodes.map((road) => printByProgram(desk, emulators, { batch, road })), printPages(desk, batch)];
  const out = new Set((await Promise.all(roads)).flat());
  return claimed
    .filter(({ id }) => out.has(id))
    .map(({ fulfillmentOrderId, waybillNo, road }) => ({ fulfillmentOrderId, waybillNo, isPage: road === 'pdf' }));
}

type ByProgram = Readonly<{ batch: PrintBatchView; road: PrintClientCode }>;

async function printByProgram(desk: Visitor, emulators: Programs, { batch, road }: ByProgram): Promise<readonly string[]> {
  const items = batch.items.filter((item) => item.state === 'claimed' && item.road === road);
  if (items.length === 0) return [];
  const program = await printProgram(emulators, road);
  const out: string[] = [];
  for (let first = 0; first < items.length; first += handOutLimit) {
    const itemIds = items.slice(first, first + handOutLimit).map(({ id }) => id);
    const ask = { itemIds, printer: program.printer };
    const { tasks } = await answered<{ tasks: readonly HandedTask[] }>(desk.post(`/api/printing/batches/${batch.id}/hand-out`, ask));
    if (tasks.length === 0) continue; // all were held or locked since their claim
    const results = await Promise.all(tasks.map((task) => program.print(task)));
    await answered(desk.post('/api/printing/results', { results }));
    out.push(...results.filter(({ result }) => result === 'printed').map(({ itemId }) => itemId));
  }
  program.close();
  return out;
}

/** Labels of our own: fetched as a PDF, put on paper, and said to have come out. */
async function printPages(desk: Visitor, batch: PrintBatchView): Promise<readonly string[]> {
  const wanted = batch.items.filter((item) => item.state === 'claimed' && item.road === 'pdf').map(({ id }) => id);
  if (wanted.length === 0) return [];
  const path = `/api/printing/batches/${batch.id}`;
  const { itemIds } = await answered<{ itemIds: readonly string[] }>(desk.post(`${path}/hand-out-pages`, { itemIds: wanted }));
  if (itemIds.length === 0) return [];
  const pdf = await desk.get(`${path}/labels?size=76x130`);
  if (pdf.status !== 200 || !pdf.text.startsWith('%PDF')) throw new Error(`no labels: ${pdf.status} ${pdf.text.slice(0, 300)}`);
  await answered(desk.post(`${path}/settle`, { itemIds, wasPrinted: true }));
  return itemIds;
}

type Result = Readonly<{ itemId: string; taskId: string; result: 'printed' | 'failed'; message: string }>;

/** A line to a print program; each task is answered when its sheet is out. */
async function printProgram({ url }: Programs, road: PrintClientCode) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/print-client/${road}`);
  const waiting = new Map<string, (result: Pick<Result, 'result' | 'message'>) => void>();
  socket.addEventListener('message', ({ data }) => {
    const news = dialects[road].read(String(data));
    if (news?.kind === 'refused') waiting.get(news.taskId)?.({ result: 'failed', message: news.message });
    if (news?.kind === 'step' && news.step === 'printed') waiting.get(news.taskId)?.({ result: 'printed', message: '' });
    if (news?.kind === 'step' && news.step === 'failed') waiting.get(news.taskId)?.({ result: 'failed', message: news.message });
  });
  const opened = Promise.withResolvers<void>();
  socket.addEventListener('open', () => opened.resolve());
  socket.addEventListener('error', () => opened.reject(new Error(`no line to the print program of ${road}`)));
  await opened.promise;
  const printer = '热敏打印机A';
  return {
    printer,
    print: (task: HandedTask): Promise<Result> => {
      const { promise, resolve } = Promise.withResolvers<Pick<Result, 'result' | 'message'>>();
      waiting.set(task.taskId, resolve);
      socket.send(dialects[road].print(task.taskId, { ...task, printer, customArea: null }));
      return promise.then((out) => ({ itemId: task.itemId, taskId: task.taskId, ...out }));
    },
    close: () => socket.close(),
  };
}
