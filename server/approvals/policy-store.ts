import { approvalKinds, type ApprovalKind } from '@zhidan/core/approvals/approval-kind.ts';
import type { ApprovalPolicy } from '@zhidan/core/approvals/approval.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db/database.ts';

export type StoredPolicy = ApprovalPolicy & Readonly<{ kind: string; changedAt: Instant; changedBy: string }>;

/** The policies that the merchant has changed. */
export async function storedPolicies(db: Db): Promise<ReadonlyMap<string, StoredPolicy>> {
  const { rows } = await sql<StoredPolicy>`
    select kind, mode, approvers, minutes, levels, may_decide_own as "mayDecideOwn", changed_at as "changedAt", changed_by as "changedBy"
    from approval_policies`.execute(db);
  return new Map(rows.map((row) => [row.kind, row]));
}

/** Who approves a kind: what the merchant says, else what the product starts with. */
export async function policyOf(db: Db, kind: ApprovalKind): Promise<ApprovalPolicy> {
  return (await storedPolicies(db)).get(kind) ?? approvalKinds[kind].start;
}

export async function savePolicy(
  tx: Tx,
  { kind, mode, approvers, minutes, levels, mayDecideOwn, changedAt, changedBy }: StoredPolicy,
): Promise<void> {
  await sql`
    insert into approval_policies (kind, mode, approvers, minutes, levels, may_decide_own, changed_at, changed_by)
    values (
      ${kind}, ${mode}, ${JSON.stringify(approvers)}::jsonb, ${minutes}, ${JSON.stringify(levels)}::jsonb, ${mayDecideOwn}, ${changedAt}, ${changedBy}
    )
    on conflict (kind) do update set mode = excluded.mode, approvers = excluded.approvers, minutes = excluded.minutes, levels = excluded.levels,
      may_decide_own = excluded.may_decide_own, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(tx);
}
