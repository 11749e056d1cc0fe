import { startingGate, type RequestGate } from '@zhidan/core/requests/gate.ts';
import { requestKindCodes, type RequestKind } from '@zhidan/core/requests/request-kind.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db/database.ts';

export type StoredGate = RequestGate & Readonly<{ changedAt: Instant | null; changedBy: string | null }>;

/** The gates of all kinds: what the merchant says, else what the product starts with. */
export async function gates(db: Db): Promise<ReadonlyMap<RequestKind, StoredGate>> {
  const { rows } = await sql<StoredGate>`
    select kind, condition, is_on as "isOn", needs_approval as "needsApproval", changed_at as "changedAt", changed_by as "changedBy"
    from request_gates`.execute(db);
  const own = new Map(rows.map((row) => [row.kind, row]));
  return new Map(requestKindCodes.map((kind) => [kind, own.get(kind) ?? { ...startingGate(kind), changedAt: null, changedBy: null }]));
}

export async function saveGate(tx: Tx, { kind, condition, isOn, needsApproval, changedAt, changedBy }: StoredGate): Promise<void> {
  await sql`
    insert into request_gates (kind, condition, is_on, needs_approval, changed_at, changed_by)
    values (${kind}, ${JSON.stringify(condition)}::jsonb, ${isOn}, ${needsApproval}, ${changedAt}, ${changedBy})
    on conflict (kind) do update set condition = excluded.condition, is_on = excluded.is_on, needs_approval = excluded.needs_approval,
      changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(tx);
}
