import type { SlaPolicyRow } from '@zhidan/core/fulfillment/deadlines/deadline-api.ts';
import type { SlaPolicyId } from '@zhidan/core/fulfillment/deadlines/sla-policy.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';

export type SlaPolicyContent = Omit<SlaPolicyRow, 'id' | 'changedAt'>;

const columns = sql`
  id, channel, ship_hours as "shipHours", pickup_hours as "pickupHours",
  jsonb_build_object(
    'kind', penalty_kind, 'shareBp', penalty_share_bp, 'fixedFen', penalty_fixed_fen, 'minFen', penalty_min_fen, 'maxFen', penalty_max_fen
  ) as penalty,
  effective_from::text as "effectiveFrom", effective_to::text as "effectiveTo", source, is_verified as "isVerified", changed_at as "changedAt"`;

export async function slaPolicies(db: Db): Promise<readonly SlaPolicyRow[]> {
  const { rows } = await sql<SlaPolicyRow>`select ${columns} from sla_policies order by channel, effective_from desc`.execute(db);
  return rows;
}

/** Whoever writes a rule waits here for the other, so that no two overlap. */
export async function lockSlaPolicies(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('sla_policies'))`.execute(tx);
}

/** Another rule of the same channel that holds on one of the same days. */
export async function overlappingPolicy(
  tx: Tx,
  { channel, effectiveFrom, effectiveTo }: SlaPolicyContent,
  except: SlaPolicyId | null,
): Promise<Pick<SlaPolicyRow, 'effectiveFrom' | 'effectiveTo'> | undefined> {
  const { rows } = await sql<Pick<SlaPolicyRow, 'effectiveFrom' | 'effectiveTo'>>`
    select effective_from::text as "effectiveFrom", effective_to::text as "effectiveTo" from sla_policies
    where channel = ${channel} and id is distinct from ${except}::uuid
      and daterange(effective_from, effective_to, '[]') && daterange(${effectiveFrom}::date, ${effectiveTo}::date, '[]')
    order by effective_from limit 1`.execute(tx);
  return rows[0];
}

const stored = ({ penalty, ...content }: SlaPolicyContent, now: Instant) => ({
  channel: content.channel,
  ship_hours: content.shipHours,
  pickup_hours: content.pickupHours,
  penalty_kind: penalty.kind,
  penalty_share_bp: penalty.shareBp,
  penalty_fixed_fen: penalty.fixedFen,
  penalty_min_fen: penalty.minFen,
  penalty_max_fen: penalty.maxFen,
  effective_from: content.effectiveFrom,
  effective_to: content.effectiveTo,
  source: content.source,
  is_verified: content.isVerified,
  changed_at: now,
});

export async function insertSlaPolicy(tx: Tx, id: SlaPolicyId, content: SlaPolicyContent, now: Instant): Promise<void> {
  await tx
    .insertInto('sla_policies')
    .values({ id, ...stored(content, now) })
    .execute();
}

export async function updateSlaPolicy(tx: Tx, id: SlaPolicyId, content: SlaPolicyContent, now: Instant): Promise<void> {
  await tx.updateTable('sla_policies').set(stored(content, now)).where('id', '=', id).execute();
}

export async function slaPolicyForUpdate(tx: Tx, id: SlaPolicyId): Promise<SlaPolicyRow | undefined> {
  const { rows } = await sql<SlaPolicyRow>`select ${columns} from sla_policies where id = ${id} for update`.execute(tx);
  return rows[0];
}
