import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type { HourState, OwnFigures, PlatformFigures } from '@zhidan/core/channels/completeness/hour-verdict.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import { columnNames, givenRows, type Column } from '../../platform/db/given-rows.ts';

/** How an hour stood before it was looked at. */
export type KnownHour = Readonly<{ hour: Instant; state: HourState; fillCount: number; alarmedAt: Instant | null }>;

type Asked = Readonly<{ shopId: ShopId; hours: readonly Instant[] }>;

/** Hours that were looked at before, locked in their order. */
export async function hoursForUpdate(tx: Tx, { shopId, hours }: Asked): Promise<ReadonlyMap<Instant, KnownHour>> {
  const { rows } = await sql<KnownHour>`
    select hour, state, fill_count as "fillCount", alarmed_at as "alarmedAt" from completeness_hours
    where shop_id = ${shopId} and hour = any(${[...hours]}::timestamptz[])
    order by hour for update`.execute(tx);
  return new Map(rows.map((row) => [row.hour, row]));
}

/** One look at an hour. */
export type HourLook = Readonly<{
  hour: Instant;
  state: HourState;
  platform: PlatformFigures;
  own: OwnFigures;
  isAlarming: boolean;
}>;

export type LooksToSave = Readonly<{
  shopId: ShopId;
  askedBy: string;
  isAfterFill: boolean;
  /** after the platform's answer, when ours were counted */
  checkedAt: Instant;
  looks: readonly HourLook[];
}>;

const lookColumns: readonly Column<HourLook>[] = [
  { name: 'hour', type: 'timestamptz', of: ({ hour }) => hour },
  { name: 'state', type: 'text', of: ({ state }) => state },
  { name: 'platform_count', type: 'integer', of: ({ platform }) => platform.orderCount },
  { name: 'platform_paid_fen', type: 'bigint', of: ({ platform }) => platform.paid },
  { name: 'our_count', type: 'integer', of: ({ own }) => own.orderCount },
  { name: 'our_void_count', type: 'integer', of: ({ own }) => own.voidCount },
  { name: 'our_paid_fen', type: 'bigint', of: ({ own }) => own.paid },
];

const alarmColumn: Column<HourLook> = { name: 'is_alarming', type: 'boolean', of: ({ isAlarming }) => isAlarming };

/** Writes what was found into the ledger and into its history: one statement for any number of hours. */
export async function saveLooks(tx: Tx, { shopId, askedBy, isAfterFill, checkedAt, looks }: LooksToSave): Promise<void> {
  if (looks.length === 0) return;
  await sql`
    with looked as (
      insert into completeness_hours as known (
        shop_id, ${columnNames(lookColumns)}, first_checked_at, checked_at, check_count, red_since, fill_count, alarmed_at
      )
      select ${shopId}, ${columnNames(lookColumns)}, ${checkedAt}, ${checkedAt}, 1,
        case when state = 'red' then ${checkedAt}::timestamptz end, 0, case when is_alarming then ${checkedAt}::timestamptz end
      from ${givenRows([...lookColumns, alarmColumn], looks)}
      on conflict (shop_id, hour) do update set
        state = excluded.state, platform_count = excluded.platform_count, platform_paid_fen = excluded.platform_paid_fen,
        our_count = excluded.our_count, our_void_count = excluded.our_void_count, our_paid_fen = excluded.our_paid_fen,
        checked_at = excluded.checked_at, check_count = known.check_count + 1,
        red_since = case when excluded.state = 'red' then coalesce(known.red_since, excluded.red_since) end,
        fill_count = case when excluded.state = 'red' then known.fill_count else 0 end,
        alarmed_at = case when excluded.state = 'red' then coalesce(known.alarmed_at, excluded.alarmed_at) end
      returning known.*
    )
    insert into completeness_checks (
      shop_id, hour, check_no, checked_at, state, asked_by, is_after_fill, platform_count, platform_paid_fen, our_count, our_paid_fen
    )
    select shop_id, hour, check_count, checked_at, state, ${askedBy}, ${isAfterFill}::boolean, platform_count, platform_paid_fen,
      our_count, our_paid_fen
    from looked`.execute(tx);
}

/** Counts an attempt to fill the gaps of red hours; `filledAt` null: it failed. */
export async function saveFill(db: Db, { shopId, hours, filledAt }: Asked & Readonly<{ filledAt: Instant | null }>): Promise<void> {
  await sql`
    update completeness_hours set fill_count = fill_count + 1, gap_filled_at = coalesce(${filledAt}, gap_filled_at)
    where shop_id = ${shopId} and hour = any(${[...hours]}::timestamptz[]) and state = 'red'`.execute(db);
}

export type OpenSpan = Readonly<{ shopId: ShopId; from: Instant; to: Instant }>;

/** Of the hours that begin in a span those that are green. */
export async function greenHours(db: Db, { shopId, from, to }: OpenSpan): Promise<ReadonlySet<Instant>> {
  const rows = await db
    .selectFrom('completeness_hours')
    .select('hour')
    .where('shop_id', '=', shopId)
    .where('hour', '>=', from)
    .where('hour', '<', to)
    .where('state', '=', 'green')
    .execute();
  return new Set(rows.map(({ hour }) => hour));
}

/** Deletes the history of hours before a moment; how they stand stays. Answers how many. */
export async function deleteLooksBefore(db: Db, moment: Instant): Promise<number> {
  const { numAffectedRows = 0n } = await sql`delete from completeness_checks where checked_at < ${moment}`.execute(db);
  return Number(numAffectedRows);
}
