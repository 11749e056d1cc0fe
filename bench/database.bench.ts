import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { benchMerchant } from './bench-merchant.ts';
import { perSecond, type Bench } from './figure.ts';

const rowCount = 10_000;
const batchCount = 500;

const columns = `id uuid, shop_id integer, channel_order_no text, status smallint, created_at timestamptz, paid_at timestamptz,
  updated_at timestamptz, buyer text, phone_index text, total_fen bigint, freight_fen integer, warehouse_id integer, ext jsonb`;

/** About as wide as an order, with the keys and indexes that an order has. */
async function createTables(bare: Client): Promise<void> {
  await bare.query(`create table plain_orders (${columns})`);
  for (const name of ['copied_orders', 'inserted_orders']) {
    await bare.query(`
      create table ${name} (${columns}, primary key (id));
      create unique index on ${name} (shop_id, channel_order_no);
      create index on ${name} (status, created_at desc, id desc);
      create index on ${name} (created_at desc, id desc);
      create index on ${name} (phone_index);`);
  }
}

/** Rows as lists of texts; every call makes new ones. */
function orderRows(): string[][] {
  const at = new Date().toISOString();
  return Array.from({ length: rowCount }, (_, index) => [
    randomUUID(),
    String(index % 20),
    `6920${randomUUID()}`,
    String(index % 9),
    at,
    at,
    at,
    `买家${index}`,
    randomUUID(),
    String(index * 7),
    '0',
    '1',
    '{"source": "tmall", "tags": ["加急", "赠品"]}',
  ]);
}

const copy = async (bare: Client, table: string, rows: readonly string[][]): Promise<void> => {
  const stream = bare.query(copyFrom(`copy ${table} from stdin`));
  await pipeline(Readable.from([rows.map((row) => row.map((value) => value.replaceAll('\\', '\\\\')).join('\t')).join('\n')]), stream);
};

/** Several batches, each a statement and a transaction of its own. */
async function insertInBatches(bare: Client, rows: readonly string[][]): Promise<void> {
  const types = columns.split(',').map((column) => column.trim().split(' ')[1]);
  const arrays = types.map((type, index) => `$${index + 1}::${type}[]`).join(', ');
  for (let at = 0; at < rows.length; at += batchCount) {
    const batch = rows.slice(at, at + batchCount);
    await bare.query({
      name: 'insert-orders',
      text: `insert into inserted_orders select * from unnest(${arrays})`,
      values: types.map((_, index) => batch.map((row) => row[index])),
    });
  }
}

export const bench: Bench = {
  async figures(house) {
    const { bare } = await benchMerchant(house, 'database');
    await createTables(bare);
    const copying = (table: string) => async () => {
      const rows = orderRows();
      return perSecond(rowCount, () => copy(bare, table, rows));
    };
    return [
      { name: 'database.copy_orders', unit: 'rows/s', value: copying('copied_orders'), limit: copying('plain_orders') },
      {
        name: 'database.insert_orders',
        unit: 'rows/s',
        value: async () => {
          const rows = orderRows();
          return perSecond(rowCount, () => insertInBatches(bare, rows));
        },
        limit: copying('copied_orders'),
      },
    ];
  },
};
