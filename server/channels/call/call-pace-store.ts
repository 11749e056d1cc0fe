import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/database.ts';

/** How long a call must wait; `isPaused`: the platform asked for a pause, and no place in the row was taken. */
export type CallPlace = Readonly<{ waitMs: number; isPaused: boolean }>;

/** Takes the next place in the row of a shop's calls, which all processes share. */
export async function takeCallPlace(db: Db, shopId: ShopId, callsPerSecond: number): Promise<CallPlace> {
  const stepMs = 1_000 / callsPerSecond;
  const { rows } = await sql<CallPlace>`
    insert into call_paces as pace (shop_id, free_at) values (${shopId}, clock_timestamp() + ${stepMs} * interval '1 millisecond')
    on conflict (shop_id) do update set free_at = case
      when pace.paused_until > clock_timestamp() then pace.free_at
      else greatest(pace.free_at, clock_timestamp()) + ${stepMs} * interval '1 millisecond' end
    returning coalesce(paused_until > clock_timestamp(), false) as "isPaused",
      case when paused_until > clock_timestamp() then extract(epoch from paused_until - clock_timestamp()) * 1000
        else greatest(0, extract(epoch from free_at - clock_timestamp()) * 1000 - ${stepMs}) end::float8 as "waitMs"`.execute(db);
  const [place] = rows;
  if (!place) throw new Error('no place in the row of calls');
  return place;
}

/** The platform asked for a pause: no process calls for this shop before its end. */
export async function pauseCalls(db: Db, shopId: ShopId, forMs: number): Promise<void> {
  await sql`
    insert into call_paces as pace (shop_id, free_at, paused_until)
    values (${shopId}, clock_timestamp(), clock_timestamp() + ${forMs} * interval '1 millisecond')
    on conflict (shop_id) do update set paused_until = greatest(pace.paused_until, excluded.paused_until)`.execute(db);
}
