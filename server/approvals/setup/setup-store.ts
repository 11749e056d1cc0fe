import type { DutyShift } from '@zhidan/core/approvals/duty.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { columnNames, givenRows, type Column } from '../../platform/db/given-rows.ts';

type List = Readonly<{ id: string; name: string; now: Instant; by: string }>;

/** Writes a list and its name. False when another list has the name. */
export async function saveList(tx: Tx, { id, name, now, by }: List): Promise<boolean> {
  const { rows: taken } = await sql`select from duty_lists where lower(name) = lower(${name}) and id <> ${id}`.execute(tx);
  if (taken.length > 0) return false;
  await sql`
    insert into duty_lists (id, name, changed_at, changed_by) values (${id}, ${name}, ${now}, ${by})
    on conflict (id) do update set name = excluded.name, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(tx);
  return true;
}

export async function listName(tx: Tx, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select name from duty_lists where id = ${id} for update`.execute(tx);
  return rows[0]?.name;
}

type Row = DutyShift & Readonly<{ listId: string; position: number }>;

const columns: readonly Column<Row>[] = [
  { name: 'list_id', type: 'uuid', of: ({ listId }) => listId },
  { name: 'position', type: 'smallint', of: ({ position }) => position },
  { name: 'person_id', type: 'uuid', of: ({ personId }) => personId },
  { name: 'from_minute', type: 'smallint', of: ({ fromMinute }) => fromMinute },
  { name: 'until_minute', type: 'smallint', of: ({ untilMinute }) => untilMinute },
  { name: 'days', type: 'text', of: ({ weekdays }) => weekdays.join(',') },
];

/** The shifts of a list are these from now on. */
export async function saveShifts(tx: Tx, listId: string, shifts: readonly DutyShift[]): Promise<void> {
  await sql`delete from duty_shifts where list_id = ${listId}`.execute(tx);
  const rows = shifts.map((shift, position) => ({ ...shift, listId, position }));
  await sql`
    insert into duty_shifts (list_id, position, person_id, from_minute, until_minute, weekdays)
    select list_id, position, person_id, from_minute, until_minute, string_to_array(days, ',')::smallint[]
    from (select ${columnNames(columns)} from ${givenRows(columns, rows)}) as given`.execute(tx);
}

/** Whether approvals, those of policies or open ones, name the list. */
export async function isListUsed(db: Db, listId: string): Promise<boolean> {
  const named = JSON.stringify([{ kind: 'duty', listId }]);
  const { rows } = await sql`
    select from approval_policies where approvers @> ${named}::jsonb or levels @> ${JSON.stringify([{ approvers: [{ kind: 'duty', listId }] }])}::jsonb
    union all
    select from approval_seats as seat join approval_tasks as task on task.id = seat.task_id and task.state = 'open'
    where seat.verdict is null and seat.approver @> ${JSON.stringify({ kind: 'duty', listId })}::jsonb`.execute(db);
  return rows.length > 0;
}

export async function deleteList(tx: Tx, listId: string): Promise<void> {
  await sql`delete from duty_shifts where list_id = ${listId}`.execute(tx);
  await sql`delete from duty_lists where id = ${listId}`.execute(tx);
}

export async function saveLeads(tx: Tx, shopId: string, personIds: readonly string[]): Promise<void> {
  await sql`delete from shop_leads where shop_id = ${shopId}`.execute(tx);
  await sql`
    insert into shop_leads (shop_id, person_id) select ${shopId}::uuid, unnest(${[...new Set(personIds)]}::uuid[])`.execute(tx);
}

export async function isShop(db: Db, shopId: string): Promise<boolean> {
  const { rows } = await sql`select from shops where id = ${shopId}`.execute(db);
  return rows.length > 0;
}

/** Of these people those who are active. */
export async function activePeople(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from people where id = any(${[...ids]}::uuid[]) and status = 'active'`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
