import type { TagChange, TagSetter, TagState } from '@zhidan/core/orders/tags/order-tag.ts';
import type { Asked, Scope } from '@zhidan/core/kernel/caller.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { columnNames, givenIds, givenRows, type Column } from '../../platform/db/given-rows.ts';

/** All that was ever said about tags of these orders. */
export async function tagStatesOf(db: Db, orderIds: readonly string[]): Promise<readonly TagState[]> {
  const { rows } = await sql<TagState>`
    select order_id as "orderId", tag, is_on as "isOn", set_by as "setBy" from order_tags
    where order_id = any(${givenIds(orderIds)}) order by order_id, tag`.execute(db);
  return rows;
}

/** Writes changes; those that say what is there already are nothing. Answers what changed. */
export async function saveTags(
  tx: Tx,
  { by, now }: Pick<Asked, 'by' | 'now'>,
  ask: Readonly<{ changes: readonly TagChange[]; setBy: TagSetter }>,
): Promise<readonly TagChange[]> {
  if (ask.changes.length === 0) return [];
  const columns: readonly Column<TagChange>[] = [
    { name: 'order_id', type: 'uuid', of: ({ orderId }) => orderId },
    { name: 'tag', type: 'text', of: ({ tag }) => tag },
    { name: 'is_on', type: 'boolean', of: ({ isOn }) => isOn },
  ];
  const { rows } = await sql<TagChange>`
    insert into order_tags (${columnNames(columns)}, set_by, set_at, set_by_name)
    select ${columnNames(columns)}, ${ask.setBy}, ${now}, ${by.actor.name} from ${givenRows(columns, ask.changes)}
    order by order_id, tag
    on conflict (order_id, tag) do update
      set is_on = excluded.is_on, set_by = excluded.set_by, set_at = excluded.set_at, set_by_name = excluded.set_by_name
      where order_tags.is_on <> excluded.is_on or order_tags.set_by <> excluded.set_by
    returning order_id as "orderId", tag, is_on as "isOn"`.execute(tx);
  return rows;
}

/** Of these orders those in the shops of a caller, locked in the order of their ids. */
export async function ordersToTag(tx: Tx, ids: readonly string[], shops: Scope): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from orders
    where id = any(${givenIds(ids)}) and (${shops === 'all'} or shop_id = any(${shops === 'all' ? [] : [...shops]}::uuid[]))
    order by id for no key update`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Tags in use, those put on last first. */
export async function tagsInUse(db: Db): Promise<readonly Readonly<{ tag: string }>[]> {
  const { rows } = await sql<{ tag: string }>`
    select tag from (select tag, set_at from order_tags where is_on order by set_at desc limit 2000) as latest
    group by tag order by count(*) desc, tag limit 100`.execute(db);
  return rows;
}
