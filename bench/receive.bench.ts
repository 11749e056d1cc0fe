import { randomUUID } from 'node:crypto';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import type { JsonObject } from '@zhidan/core/kernel/canonical-json.ts';
import type { Client } from 'pg';
import { sampleTrade } from '../connectors/taobao/recorded.fixture.ts';
import { addShop, receiveDocuments } from '../server/channels/index.ts';
import { inTransaction } from '../server/platform/db/in-transaction.ts';
import type { Merchant } from '../server/platform/merchant.ts';
import { newId } from '../server/platform/new-id.ts';
import { benchMerchant } from './bench-merchant.ts';
import { perSecond, type Bench } from './figure.ts';

const batchCount = 500;
const batches = 4;
const singles = 100;

/** Paid and waiting as most are, and without its gift, which is a third line. */
const waitingLines = orderList(sampleTrade)
  .slice(0, 2)
  .map((line) => ({ ...line, status: 'WAIT_SELLER_SEND_GOODS', refund_status: 'NO_REFUND' }));
const twoLines = { ...sampleTrade, tid: '#', tid_str: '#', status: 'WAIT_SELLER_SEND_GOODS', orders: { order: waitingLines } };
const trade = JSON.stringify(twoLines);

function orderList({ orders }: JsonObject): readonly JsonObject[] {
  return (orders as { order: JsonObject[] }).order;
}

/** Taobao's own example of a trade, two lines and 4,000 characters, under new numbers: read by the connector, checked and stored. */
const newTrades = (count: number): JsonObject[] =>
  Array.from({ length: count }, () => JSON.parse(trade.replaceAll('#', `4176${randomUUID()}`)) as JsonObject);

/** The same trades after their seller wrote a memo. */
const noted = (trades: readonly JsonObject[]): JsonObject[] =>
  trades.map((document) => ({ ...document, modified: '2026-11-11 09:31:00', seller_memo: '加急', seller_flag: 2 }));

const receive = async (merchant: Merchant, shopId: ShopId, documents: readonly JsonObject[]): Promise<void> => {
  const outcome = await receiveDocuments(merchant, { shopId, road: 'pull', readAt: merchant.clock(), documents });
  if (outcome.unreadableCount > 0) throw new Error(`${outcome.unreadableCount} documents cannot be read, so nothing was measured`);
};

/** Rows of a table as texts, and the statement that puts them into its bare copy: same columns, indexes and bytes. */
type Bare = Readonly<{ table: string; keys: readonly number[]; text: string; rows: readonly (readonly (string | null)[])[] }>;

const tables: Readonly<Record<string, readonly string[]>> = {
  // which columns must be new in each copy of a row
  channel_orders: ['channel_order_no', 'order_id'],
  orders: ['id', 'channel_order_no'],
  order_lines: ['order_id'],
  journal: ['id', 'subject_id'],
};

/** Reads what a batch of ours has written. */
async function bareCopies(bare: Client): Promise<readonly Bare[]> {
  const copies: Bare[] = [];
  for (const [table, fresh] of Object.entries(tables)) {
    await bare.query(`create table bare_${table} (like ${table} including all)`);
    const { rows: columns } = await bare.query<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, null) as type from pg_attribute
       where attrelid = '${table}'::regclass and attnum > 0 and attidentity = '' and attgenerated = '' order by attnum`,
    );
    const names = columns.map(({ name }) => name);
    const subject = table === 'journal' ? `where event = 'order.received'` : '';
    const { rows } = await bare.query<(string | null)[]>({
      text: `select ${names.map((name) => `${name}::text`).join(', ')} from ${table} ${subject}`,
      rowMode: 'array',
    });
    const arrays = columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ');
    const text = `insert into bare_${table} (${names.join(', ')}) select * from unnest(${arrays})`;
    copies.push({ table, keys: fresh.map((name) => names.indexOf(name)), text, rows });
  }
  return copies;
}

/** One batch under new keys, as arrays that are ready to be sent. */
function freshColumns({ keys, rows }: Bare, merchant: Merchant): (string | null)[][] {
  const now = merchant.clock();
  const renewed = rows.map((row) => row.map((value, index) => (keys.includes(index) ? newId(now) : value)));
  return (renewed[0] ?? []).map((_, column) => renewed.map((row) => row[column] ?? null));
}

async function insertBare(bare: Client, batch: readonly Readonly<{ table: string; text: string; values: unknown[] }>[]): Promise<void> {
  await bare.query('begin');
  for (const { table, text, values } of batch) await bare.query({ name: `bare-${table}-${values.length}`, text, values });
  await bare.query('commit');
}

export const bench: Bench = {
  async figures(house) {
    const { merchant, bare } = await benchMerchant(house, 'receive');
    const { shopId } = await inTransaction(merchant.db, (tx) =>
      addShop(
        tx,
        { by: systemCaller('bench'), now: merchant.clock(), channel: 'tmall', name: 'bench', app: { fields: {}, addresses: {} } },
        merchant.vault,
      ),
    );
    const known = newTrades(batchCount);
    await receive(merchant, shopId, known);
    const copies = await bareCopies(bare);
    const bareRate = (rowCount: number, times: number) => async () => {
      const ready = Array.from({ length: times }, () =>
        copies.map((copy) => {
          const share = rowCount / batchCount;
          return { ...copy, values: freshColumns({ ...copy, rows: copy.rows.slice(0, copy.rows.length * share) }, merchant) };
        }),
      );
      return perSecond(rowCount * times, async () => {
        for (const batch of ready) await insertBare(bare, batch);
      });
    };
    const rate = (prepare: () => Promise<readonly (readonly JsonObject[])[]>) => async () => {
      const ready = await prepare();
      const count = ready.reduce((sum, orders) => sum + orders.length, 0);
      return perSecond(count, async () => {
        for (const orders of ready) await receive(merchant, shopId, orders);
      });
    };
    const several = (count: number, times: number) => Array.from({ length: times }, () => newTrades(count));
    const newRate = rate(() => Promise.resolve(several(batchCount, batches)));
    const toChange = async () => {
      const orders = several(batchCount, batches);
      for (const batch of orders) await receive(merchant, shopId, batch);
      return orders.map(noted);
    };
    return [
      { name: 'receive.new_batch', unit: 'orders/s', value: newRate, limit: bareRate(batchCount, batches) },
      {
        name: 'receive.unchanged_batch_to_new',
        unit: 'orders/s',
        value: rate(() => Promise.resolve(Array.from({ length: batches * 3 }, () => known))),
        limit: newRate,
      },
      { name: 'receive.changed_batch', unit: 'orders/s', value: rate(toChange), limit: bareRate(batchCount, batches) },
      {
        name: 'receive.one_at_a_time',
        unit: 'orders/s',
        value: rate(() => Promise.resolve(several(1, singles))),
        limit: bareRate(1, singles),
      },
    ];
  },
};
