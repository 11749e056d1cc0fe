import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { writeSheet } from '../server/platform/sheets/write-sheet.ts';
import type { Bench, Figure } from './figure.ts';

const script = join(import.meta.dirname, 'read-orders.ts');
const headings = '订单号,商品名称,规格,商家编码,数量,单价,订单状态,收件人,手机,收货地址,下单时间'.split(',');
const megabyte = 1_048_576;

/** Two lines an order, as back offices write them; receivers masked. */
function rowOf(index: number): readonly string[] {
  const order = Math.floor(index / 2);
  const minute = String(order % 60).padStart(2, '0');
  return [
    `41763029812${String(10_000_000 + order)}`,
    `婴儿棉柔巾 ${index % 977}`,
    '颜色:白;规格:80抽',
    `SKU-${index % 5_000}`,
    String(1 + (index % 3)),
    '39.90',
    '待发货',
    '张**',
    `138****${String(1_000 + (order % 9_000))}`,
    `浙江省 宁波市 海曙区 中山西路${order}号`,
    `2026-11-11 08:${minute}:00`,
  ];
}

async function* rowsOf(count: number): AsyncGenerator<readonly string[]> {
  for (let index = 0; index < count; index += 1) yield rowOf(index);
}

async function* csvOf(count: number): AsyncGenerator<string> {
  let text = `${headings.join(',')}\r\n`;
  for await (const row of rowsOf(count)) {
    text += `${row.join(',')}\r\n`;
    if (text.length < 65_536) continue;
    yield text;
    text = '';
  }
  yield text;
}

type Reading = Readonly<{ count: number; seconds: number; peakMb: number }>;

async function read(path: string, how: 'orders' | 'bytes'): Promise<Reading> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, path, how]);
  return JSON.parse(stdout) as Reading;
}

/** Reading files of orders, in a process of its own each time: how fast, and how much memory a million lines take at the worst. */
export const bench: Bench = {
  async figures({ closing }) {
    const folder = await mkdtemp(join(tmpdir(), 'zhidan-import-'));
    closing(() => rm(folder, { recursive: true, force: true }));
    const csv = async (count: number): Promise<string> => {
      const path = join(folder, `${count}.csv`);
      await pipeline(Readable.from(csvOf(count)), createWriteStream(path));
      return path;
    };
    const xlsx = async (count: number): Promise<string> => {
      const path = join(folder, `${count}.xlsx`);
      const sheet = writeSheet({ name: '订单', columns: headings.map((title) => ({ title })), rows: rowsOf(count) });
      await pipeline(Readable.from(sheet), createWriteStream(path));
      return path;
    };
    const [small, large, book] = [await csv(100_000), await csv(1_000_000), await xlsx(200_000)];
    const { size } = await stat(small);
    const speed = async (how: 'orders' | 'bytes'): Promise<number> => size / megabyte / (await read(small, how)).seconds;
    return [
      { name: 'import.read_csv', unit: 'MB/s', value: () => speed('orders'), limit: () => speed('bytes') },
      peak('import.peak_memory_1m_lines', large),
      peak('import.peak_memory_xlsx', book),
    ];
  },
};

/** The most memory that reading a file takes, beside what only looking at its bytes takes. Measured once: it does not scatter. */
function peak(name: string, path: string): Figure {
  const once = (how: 'orders' | 'bytes') => {
    let known: Promise<number> | undefined;
    return () => (known ??= read(path, how).then(({ peakMb }) => peakMb));
  };
  return { name, unit: 'MB', value: once('orders'), limit: once('bytes') };
}
