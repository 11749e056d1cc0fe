import type { Client } from 'pg';
import { loadQuickly } from './load-quickly.ts';

/** What an order leaves behind on its way, from the platform's document to the day's figures; what it came from stands first. */
const tables = [
  'orders', 'order_lines', 'order_components', 'channel_orders', 'fulfillment_orders', 'fulfillment_members', 'fulfillment_lines', 'parcels',
  'routes', 'stock_reservations', 'stock_moves', 'audit_decisions', 'audit_states', 'audit_hits', 'backtest_facts', 'backtest_lines',
  'print_batches', 'print_items', 'waves', 'wave_members', 'order_exceptions', 'floor_records', 'ship_notices', 'tracked_parcels',
  'handled_orders', 'journal',
] as const; // prettier-ignore

/** Of what stands in a batch or a wave with orders that are not kept, only the kept orders' rows are. */
const aboutOrder: Readonly<Record<string, string>> = { print_items: 'fulfillment_order_id', wave_members: 'fulfillment_order_id' };

/** As history stands: done, signed for, watched by nobody. */
const changed: Readonly<Record<string, string>> = {
  'orders.status': `'completed'`,
  'orders.closing': `'completed'`,
  'orders.shipping': `'signed'`,
  'fulfillment_orders.stage': `'completed'`,
  'audit_states.due_at': 'null',
  'tracked_parcels.watch': `'ended'`,
  'tracked_parcels.due_at': 'null',
  'tracked_parcels.next_check_at': 'null',
};

/** From one copy to the next older one: a year has 35,000 of them. */
const apartMs = 900_000;
/** One buyer and receiver of this many copies. */
const loyalty = 3;

/** Copies of what was done to orders; `grow` makes those numbered from `first` to `last`, each older than the one before. */
export type History = Readonly<{ grow(first: number, last: number): Promise<void> }>;

/**
 * Remembers what these orders left behind, in every table and in the journal, so that it can be multiplied: ids, numbers, buyers and
 * moments become others, everything else is as the product wrote it. Subscribers have read the copies.
 */
export async function historyOf(bare: Client, orderCount: number): Promise<History> {
  await bare.query(`create temp table kept as select id from (select id from orders order by id limit ${orderCount}) as first`);
  await bare.query(`insert into kept select fulfillment_order_id from fulfillment_members where order_id in (select id from kept)`);
  await bare.query(`insert into kept select id from parcels where fulfillment_order_id in (select id from kept)`);
  await bare.query(`insert into kept select distinct batch_id from print_items where fulfillment_order_id in (select id from kept)`);
  await bare.query(`insert into kept select distinct wave_id from wave_members where fulfillment_order_id in (select id from kept)`);
  const copied: string[] = [];
  for (const table of tables) copied.push(await remember(bare, table));
  return { grow: (first, last) => loadQuickly(bare, tables, () => insertCopies(bare, copied, { first, last })) };
}

type Column = Readonly<{ name: string; type: string }>;

/** Keeps the rows of a table that are about the kept; answers the statement that copies them. */
async function remember(bare: Client, table: string): Promise<string> {
  const { rows: columns } = await bare.query<Column>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = '' and attname <> 'xact' order by attnum`,
    [table],
  );
  const ids = columns.filter(({ name, type }) => type === 'uuid' || (table === 'journal' && name === 'subject_id'));
  const isKept = ids
    .filter(({ name }) => name === (aboutOrder[table] ?? name))
    .map(({ name }) => `${name}::text in (select id::text from kept)`)
    .join(' or ');
  await bare.query(`create temp table one_${table} as select ${columns.map(({ name }) => name).join(', ')} from ${table} where ${isKept}`);
  if (ids.some(({ name, type }) => name === 'id' && type === 'uuid'))
    await bare.query(`insert into kept select id from one_${table} where id not in (select id from kept)`);
  await bare.query('analyze kept');
  const own = new Set<string>();
  for (const { name } of ids) {
    const { rows } = await bare.query(
      `select from one_${table} where ${name} is not null and ${name}::text not in (select id::text from kept) limit 1`,
    );
    if (rows.length === 0) own.add(name);
  }
  const values = columns.map((column) => changed[`${table}.${column.name}`] ?? copyOf(column, own));
  return `insert into ${table} (${columns.map(({ name }) => name).join(', ')}) select ${values.join(', ')} from one_${table}`;
}

/** A value in copy `n`. */
function copyOf({ name, type }: Column, own: ReadonlySet<string>): string {
  if (own.has(name)) return type === 'uuid' ? idOf(name) : `${idOf(name)}::text`;
  if (name === 'channel_order_no' || name === 'waybill_no') return `${name} || '-' || n`;
  if (type === 'bytea' && name.endsWith('_index')) return `sha256(${name} || int4send(n / ${loyalty}))`;
  if (type.startsWith('timestamp')) return `${name} - n * interval '${apartMs} milliseconds'`;
  return name;
}

/** An id of its own moment, as ids are. */
function idOf(name: string): string {
  const moment = `('x' || left(translate(${name}::text, '-', ''), 12))::bit(48)::bigint - n::bigint * ${apartMs}`;
  const rest = `md5(${name}::text || n)`;
  return `(lpad(to_hex(${moment}), 12, '0') || '7' || left(${rest}, 3) || '8' || right(${rest}, 15))::uuid`;
}

async function insertCopies(bare: Client, statements: readonly string[], { first, last }: Readonly<{ first: number; last: number }>) {
  await bare.query('begin');
  for (const statement of statements) await bare.query(`${statement} cross join generate_series(${first}, ${last}) as n`);
  await bare.query('update subscriber_cursors set (xact, seq) = (select xact, seq from journal order by xact desc, seq desc limit 1)');
  await bare.query('commit');
}
