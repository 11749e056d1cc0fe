import { sql } from 'kysely';
import type { Tx } from '../platform/db/database.ts';

/** Writes the texts of these orders' goods that are not known yet, in the order of their keys so that two writers never wait for each other. */
export async function saveGoodsTexts(tx: Tx, orderIds: readonly string[]): Promise<void> {
  await sql`
    insert into goods_texts (goods_key, text)
    select distinct on (goods_key) goods_key, lower(' ' || merchant_code || ' ' || barcode || ' ' || title || ' ' || specification || ' ')
    from order_lines
    where order_id = any(${[...orderIds]}::uuid[])
      and not exists (select from goods_texts where goods_texts.goods_key = order_lines.goods_key)
    order by goods_key
    on conflict (goods_key) do nothing`.execute(tx);
}
