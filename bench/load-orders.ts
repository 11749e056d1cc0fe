import type { Vault } from '../server/platform/secrets/vault.ts';
import { indexOf } from '../server/orders/sealed-order.ts';
import type { Client } from 'pg';
import { loadQuickly } from './load-quickly.ts';

/** What the benches seek, and can count on finding among any number of loaded orders. */
export const sought = { number: 'B40000', lastFour: '5678', name: '欧阳小美', waybill: 'SF40000', goods: '连体衣 150cm' } as const;

const names = [
  ['浙江省', 30], ['广东省', 25], ['江苏省', 20], ['山东省', 15], ['河南省', 9], ['西藏自治区', 1],
] as const; // prettier-ignore

/**
 * Multiplies the orders of the first rows into `count` of them over half a year, as a shop's history is: most are done, some hundreds
 * wait, few are held, refunded, noted or odd; five thousand goods, of which some sell in every tenth order. Set-based, minutes a million.
 */
export async function loadOrders(bare: Client, vault: Vault, count: number): Promise<void> {
  await loadQuickly(bare, ['orders', 'order_lines', 'goods_texts'], () => multiply(bare, vault, count));
}

async function multiply(bare: Client, vault: Vault, count: number): Promise<void> {
  const hashOf = (text: string): string => `\\x${text}`;
  const lastFour = hashOf(indexOf(vault, 'receiver_phone_last_four', sought.lastFour)?.toString('hex') ?? '');
  const name = hashOf(indexOf(vault, 'receiver_name', sought.name)?.toString('hex') ?? '');
  const secondsApart = (180 * 86_400) / count;
  const orderedAt = `one.ordered_at - interval '180 days' + n * ${secondsApart} * interval '1 second'`;
  const die = (seed: number, sides: number): string => `((hashint8extended(n, ${seed}) & 2147483647) % ${sides})`; // independent of each other
  const waits = `(n > ${count} - least(5000, ${count} / 20))`; // the newest
  const status = `case when ${waits} then case when n % 10 = 0 then 'unpaid' else 'received' end when ${die(1, 25)} = 0 then 'canceled' else 'completed' end`;
  const paidAt = `case when ${waits} and n % 10 = 0 then null else ${orderedAt} + interval '1 minute' end`;
  const provinces = names.flatMap(([province, share]) => Array.from({ length: share }, () => `'${province}'`));
  await load(
    bare,
    'orders',
    `one cross join shop_at cross join generate_series(1, ${count}) as n where shop_at.place = case when ${die(2, 1000)} = 0 then 5 else ${die(3, 5)} end`,
    {
      id: `uuidv7(${orderedAt} - now())`,
      shop_id: 'shop_at.id',
      channel_order_no: `'B' || n`,
      status,
      payment: `case when ${waits} and n % 10 = 0 then 'unpaid' else 'paid' end`,
      shipping: `case when ${die(4, 5000)} = 0 then 'partly_shipped' when ${waits} then 'unshipped' else 'signed' end`,
      refund: `case when ${die(5, 500)} = 0 then 'requested' when ${die(6, 50)} = 0 then 'refunded' else 'none' end`,
      closing: `case when ${waits} then 'open' when ${die(1, 25)} = 0 then 'canceled' else 'completed' end`,
      ordered_at: orderedAt,
      paid_at: paidAt,
      ship_by: `${paidAt} + interval '48 hours'`,
      buyer_message: `case when ${die(7, 20)} = 0 then '周末送货' else '' end`,
      seller_memo: `case when ${die(8, 33)} = 0 then '老客户' else '' end`,
      seller_flag: `case when ${die(9, 40)} = 0 then (n / 40 % 5)::text else '' end`,
      receiver_province: `(array[${provinces.join(', ')}])[1 + (${die(15, 100)})::int]`,
      buyer_index: `decode(md5('b' || n % (${count} / 3)), 'hex')`,
      receiver_name_index: `case when n % 3000 = 0 then '${name}'::bytea else decode(md5('n' || n % (${count} / 3)), 'hex') end`,
      receiver_phone_last_four_index: `case when n % 10000 = 5678 then '${lastFour}'::bytea else decode(md5('f' || n % 10000), 'hex') end`,
      receiver_merge_index: `decode(md5('m' || n), 'hex')`,
      paid_fen: `900 + (n::bigint * 7919 % 60000) + case when ${die(10, 20000)} = 0 then 1000000 else 0 end`,
      piece_count: '2',
      holds: `case when ${die(11, 4000)} = 0 then '[{"kind": "risk_review", "raw": "1"}]' else '[]' end::jsonb`,
      shipments: `case when ${waits} then '[]' else jsonb_build_array(jsonb_build_object('carrierCode', 'SF', 'waybillNo', 'SF' || n, 'lineNos', '[]'::jsonb)) end`,
      discrepancies: `case when ${die(12, 2500)} = 0 then '[{"rule": "lines.paid", "platform": 1, "computed": 2}]' else '[]' end::jsonb`,
      flags: `case when ${die(13, 200)} = 0 then '["presale"]' when ${die(14, 7)} = 0 then '["live"]' else '[]' end::jsonb`,
    },
  );
  // a line of one of 5,000 goods, the first ten of them in every tenth order
  await load(bare, 'order_lines', `line cross join orders where channel_order_no like 'B%'`, {
    order_id: 'orders.id',
    title: `'婴儿连体衣 ' || ${goodsOf}`,
    specification: `'尺码:' || ${goodsOf} || 'cm'`,
    merchant_code: `'BABY-' || ${goodsOf}`,
  });
  await bare.query(`
    insert into goods_texts select distinct on (goods_key) goods_key, lower(' ' || merchant_code || ' ' || barcode || ' ' || title || ' ' || specification || ' ')
      from order_lines order by goods_key on conflict do nothing`);
}

const numberOf = `substring(channel_order_no from 2)::bigint`;
const goodsOf = `(case when ${numberOf} % 10 = 0 then 100 + ${numberOf} / 10 % 10 else 110 + ${numberOf} * 31 % 4990 end)::text`;

/** Copies rows with some columns changed; the others stay as they are in the row of the same table that `from` calls `one` or `line`. */
async function load(bare: Client, table: 'orders' | 'order_lines', from: string, changed: Readonly<Record<string, string>>): Promise<void> {
  const source = table === 'orders' ? 'one' : 'line';
  await bare.query(`create temp table if not exists ${source} as select * from ${table} limit 1`);
  await bare.query(`create temp table if not exists shop_at as select id, row_number() over (order by name) - 1 as place from shops`);
  const { rows } = await bare.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and attgenerated = '' and not attisdropped order by attnum`,
  );
  const columns = rows.map(({ name }) => name);
  const values = columns.map((name) => changed[name] ?? `${source}.${name}`);
  await bare.query(`insert into ${table} (${columns.join(', ')}) select ${values.join(', ')} from ${from}`);
}
