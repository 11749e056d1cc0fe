import type { Approver } from '@zhidan/core/approvals/approver.ts';
import { onDuty, type DutyShift } from '@zhidan/core/approvals/duty.ts';
import { ownerRole } from '@zhidan/core/identity/access.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../platform/db/database.ts';

type ShiftRow = DutyShift & Readonly<{ listId: string }>;

/** What makes a person an approver at a moment: who they are, their roles, the lists that have them on duty, the shops they lead. */
export type Standing = Readonly<{
  personId: string;
  roleCodes: readonly string[];
  listIds: readonly string[];
  shopIds: readonly string[];
}>;

async function shiftsOf(db: Db, listIds?: readonly string[]): Promise<ReadonlyMap<string, readonly ShiftRow[]>> {
  const { rows } = await sql<ShiftRow>`
    select shift.list_id as "listId", shift.person_id as "personId", shift.weekdays, shift.from_minute as "fromMinute", shift.until_minute as "untilMinute"
    from duty_shifts as shift join people on people.id = shift.person_id and people.status = 'active'
    where ${listIds ? sql`shift.list_id = any(${[...listIds]}::uuid[])` : sql`true`}
    order by shift.list_id, shift.position`.execute(db);
  return Map.groupBy(rows, ({ listId }) => listId);
}

/** Who of each of these lists is on duty at a moment; a list that is not there is left out. */
export async function peopleOnDuty(db: Db, listIds: readonly string[], now: Instant): Promise<ReadonlyMap<string, readonly string[]>> {
  if (listIds.length === 0) return new Map();
  const lists = await shiftsOf(db, listIds);
  return new Map([...lists].map(([listId, shifts]) => [listId, onDuty(shifts, now)]));
}

/** All duty lists by name. */
export async function dutyLists(db: Db): Promise<readonly Readonly<{ id: string; name: string }>[]> {
  return db.selectFrom('duty_lists').select(['id', 'name']).orderBy('name').execute();
}

export async function standingOf(db: Db, personId: string, now: Instant): Promise<Standing> {
  const { rows } = await sql<{ roleCodes: string[]; shopIds: string[] }>`
    select
      array(select roles.code from person_roles join roles on roles.id = person_roles.role_id where person_roles.person_id = people.id) as "roleCodes",
      array(select shop_id::text from shop_leads where person_id = people.id) as "shopIds"
    from people where people.id = ${personId} and people.status = 'active'`.execute(db);
  const [row] = rows;
  const lists = row ? await shiftsOf(db) : new Map<string, readonly ShiftRow[]>();
  const listIds = [...lists].flatMap(([listId, shifts]) => (onDuty(shifts, now).includes(personId) ? [listId] : []));
  return { personId, roleCodes: row?.roleCodes ?? [], shopIds: row?.shopIds ?? [], listIds };
}

/** Whether a seat is meant for somebody: `seat` and `task` are the tables of a statement. */
export function isMeant({ personId, roleCodes, listIds, shopIds }: Standing): RawBuilder<unknown> {
  return sql`case seat.approver ->> 'kind'
    when 'person' then seat.approver ->> 'personId' = ${personId}
    when 'role' then seat.approver ->> 'code' = any(${[...roleCodes]}::text[])
    when 'duty' then seat.approver ->> 'listId' = any(${[...listIds]}::text[])
    else task.shop_id::text = any(${[...shopIds]}::text[])
  end`;
}

/** The same for one seat that is read already. */
export function isApprover(approver: Approver, shopId: string | null, standing: Standing): boolean {
  switch (approver.kind) {
    case 'person':
      return approver.personId === standing.personId;
    case 'role':
      return standing.roleCodes.includes(approver.code);
    case 'duty':
      return standing.listIds.includes(approver.listId);
    case 'shop_lead':
      return shopId !== null && standing.shopIds.includes(shopId);
  }
}

/** The active people that approvers mean, who may see the shop and may decide. */
export async function peopleMeant(
  db: Db,
  { approvers, shopId, now }: Readonly<{ approvers: readonly Approver[]; shopId: string | null; now: Instant }>,
): Promise<readonly string[]> {
  const of = <Kind extends Approver['kind']>(kind: Kind) =>
    approvers.filter((one): one is Extract<Approver, { kind: Kind }> => one.kind === kind);
  const lists =
    of('duty').length > 0
      ? await shiftsOf(
          db,
          of('duty').map(({ listId }) => listId),
        )
      : new Map<string, readonly ShiftRow[]>();
  const named = [...of('person').map(({ personId }) => personId), ...[...lists.values()].flatMap((shifts) => onDuty(shifts, now))];
  const { rows } = await sql<{ id: string }>`
    select people.id from people
    where people.status = 'active' and (people.shops is null or ${shopId}::text is null or ${shopId}::text = any(people.shops))
      and exists (
        select from person_roles join roles on roles.id = person_roles.role_id
        where person_roles.person_id = people.id and (roles.code = ${ownerRole} or 'approvals.decide' = any(roles.permissions))
      )
      and (
        people.id = any(${named}::uuid[])
        or exists (
          select from person_roles join roles on roles.id = person_roles.role_id
          where person_roles.person_id = people.id and roles.code = any(${of('role').map(({ code }) => code)}::text[])
        )
        or (${of('shop_lead').length > 0} and exists (select from shop_leads where person_id = people.id and shop_id::text = ${shopId}))
      )
    order by people.id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Names of people, roles and duty lists by the key an approver bears. */
export async function approverNames(db: Db, approvers: readonly Approver[]): Promise<Readonly<Record<string, string>>> {
  const personIds = approvers.flatMap((one) => (one.kind === 'person' ? [one.personId] : []));
  const codes = approvers.flatMap((one) => (one.kind === 'role' ? [one.code] : []));
  const listIds = approvers.flatMap((one) => (one.kind === 'duty' ? [one.listId] : []));
  if (approvers.length === 0) return {};
  const { rows } = await sql<{ key: string; name: string }>`
    select id::text as key, name from people where id = any(${personIds}::uuid[])
    union all select code, name from roles where code = any(${codes}::text[]) and not built_in
    union all select id::text, name from duty_lists where id = any(${listIds}::uuid[])`.execute(db);
  return Object.fromEntries(rows.map(({ key, name }) => [key, name]));
}
