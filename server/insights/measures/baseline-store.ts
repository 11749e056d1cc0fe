import type { Measure } from '@zhidan/core/insights/measures/measure-code.ts';
import type { MeasureBaseline } from '@zhidan/core/insights/measures/measures-api.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';

/** The figures of the time before that the merchant has given. */
export async function baselines(db: Db): Promise<readonly MeasureBaseline[]> {
  const { rows } = await sql<MeasureBaseline>`
    select measure, value, note, changed_at as "changedAt", changed_by as "changedBy" from measure_baselines order by measure`.execute(db);
  return rows;
}

export type BaselineToSave = Readonly<{ measure: Measure; value: number; note: string; now: Instant; name: string }>;

export async function saveBaseline(tx: Tx, { measure, value, note, now, name }: BaselineToSave): Promise<void> {
  await sql`
    insert into measure_baselines (measure, value, note, changed_at, changed_by) values (${measure}, ${value}, ${note}, ${now}, ${name})
    on conflict (measure) do update set value = excluded.value, note = excluded.note, changed_at = excluded.changed_at, changed_by = excluded.changed_by`.execute(
    tx,
  );
}

export async function deleteBaseline(tx: Tx, measure: Measure): Promise<void> {
  await sql`delete from measure_baselines where measure = ${measure}`.execute(tx);
}

/** Whoever writes them waits here for whoever does so already. */
export async function lockBaselines(tx: Tx): Promise<void> {
  await sql`lock table measure_baselines in share row exclusive mode`.execute(tx);
}
