import type * as api from '@zhidan/core/approvals/approval-api.ts';
import { approvalKindCodes, approvalKinds } from '@zhidan/core/approvals/approval-kind.ts';
import { policySchema } from '@zhidan/core/approvals/approval.ts';
import type { DutyListId } from '@zhidan/core/approvals/approver.ts';
import { onDuty, type DutyShift } from '@zhidan/core/approvals/duty.ts';
import { ownerRole } from '@zhidan/core/identity/access.ts';
import type { PersonId } from '@zhidan/core/identity/person.ts';
import type { Asked, Caller } from '@zhidan/core/kernel/caller.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Id } from '@zhidan/core/kernel/id.ts';
import { plusMs, type Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';
import { storedPolicies } from '../policy-store.ts';

type DutyRow = Readonly<{ id: DutyListId; name: string; shifts: readonly (DutyShift & Readonly<{ personId: PersonId }>)[] }>;

export async function dutyLists(db: Db): Promise<readonly DutyRow[]> {
  const { rows } = await sql<DutyRow>`
    select list.id, list.name, coalesce((
      select json_agg(json_build_object(
        'personId', person_id, 'weekdays', weekdays, 'fromMinute', from_minute, 'untilMinute', until_minute
      ) order by position) from duty_shifts where list_id = list.id
    ), '[]') as shifts
    from duty_lists as list order by lower(list.name) limit 200`.execute(db);
  return rows;
}

type ApproverRow = Readonly<{ personId: PersonId; name: string; roles: readonly string[]; medianMinutes: number | null }>;

/** How far back people's answers are looked at. */
const lookBackMs = 7 * 24 * 3_600_000;

/** Active people who may approve, with how long each took in the last seven days. */
export async function peopleWhoApprove(db: Db, { now }: Readonly<{ now: Instant }>): Promise<readonly ApproverRow[]> {
  const { rows } = await sql<ApproverRow>`
    select people.id as "personId", people.name,
      array(
        select roles.name from person_roles join roles on roles.id = person_roles.role_id
        where person_roles.person_id = people.id order by roles.position
      ) as roles,
      (
        select round(percentile_cont(0.5) within group (order by extract(epoch from seat.decided_at - task.asked_at) / 60))::integer
        from approval_seats as seat join approval_tasks as task on task.id = seat.task_id
        where seat.decided_by_id = people.id::text and seat.decided_at > ${plusMs(now, -lookBackMs)}
      ) as "medianMinutes"
    from people
    where people.status = 'active' and exists (
      select from person_roles join roles on roles.id = person_roles.role_id
      where person_roles.person_id = people.id and (roles.code = ${ownerRole} or 'approvals.decide' = any(roles.permissions))
    )
    order by people.added_at, people.id limit 500`.execute(db);
  return rows;
}

export async function listApprovers(db: Db, ask: Asked): Promise<OutputOf<typeof api.listApprovers>> {
  const [people, lists] = await Promise.all([peopleWhoApprove(db, ask), dutyLists(db)]);
  const duty = new Set(lists.flatMap(({ shifts }) => onDuty(shifts, ask.now)));
  return { items: people.map((row) => ({ ...row, roles: [...row.roles], isOnDuty: duty.has(row.personId) })) };
}

export async function showApprovalSetup(db: Db, ask: Asked): Promise<OutputOf<typeof api.showApprovalSetup>> {
  const [stored, lists, people, shopLeads, roles] = await Promise.all([
    storedPolicies(db),
    dutyLists(db),
    peopleWhoApprove(db, ask),
    leadsOfShops(db, ask.by),
    namedRoles(db),
  ]);
  return {
    policies: approvalKindCodes.map((kind) => {
      const own = stored.get(kind);
      return {
        kind,
        words: { ...approvalKinds[kind].words },
        policy: policySchema.parse(own ?? approvalKinds[kind].start),
        changedAt: own?.changedAt ?? null,
        changedBy: own?.changedBy ?? null,
      };
    }),
    dutyLists: lists.map(({ id, name, shifts }) => ({
      id,
      name,
      shifts: shifts.map((shift) => ({ ...shift, weekdays: [...shift.weekdays] })),
      onDuty: onDuty(shifts, ask.now) as PersonId[],
    })),
    shopLeads: [...shopLeads],
    people: people.map(({ personId, name, medianMinutes }) => ({ personId, name, medianMinutes })),
    roles: [...roles],
  };
}

async function leadsOfShops(db: Db, { shops }: Caller) {
  const { rows } = await sql<{ shopId: Id<'ShopId'>; shopName: string; personIds: PersonId[] }>`
    select shops.id as "shopId", shops.name as "shopName",
      array(select person_id::text from shop_leads where shop_id = shops.id order by 1) as "personIds"
    from shops where ${shops === 'all' ? sql`true` : sql`shops.id = any(${[...shops]}::uuid[])`}
    order by shops.name, shops.id limit 500`.execute(db);
  return rows;
}

async function namedRoles(db: Db) {
  const { rows } = await sql<{ code: string; name: string }>`select code, name from roles order by position limit 200`.execute(db);
  return rows;
}
