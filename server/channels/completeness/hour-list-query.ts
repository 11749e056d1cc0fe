import type { ShopId } from '@zhidan/core/channels/channel.ts';
import type {
  CompletenessRow,
  HourView,
  RedHourRow,
  listCompleteness as listContract,
  listHours as hoursContract,
  listRedHours as redContract,
  showHour as hourContract,
} from '@zhidan/core/channels/completeness-api.ts';
import { comparable, hourFrom, hoursBetween, ledgerRules, settledUntil } from '@zhidan/core/channels/completeness/ledger-rules.ts';
import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { idSchema } from '@zhidan/core/kernel/id.ts';
import { instantSchema, type Instant } from '@zhidan/core/kernel/instant.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { sql, type RawBuilder } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../platform/db/database.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';
import { scopedShopIds } from '../setup/shop-in-scope.ts';
import { loadedShops, type LoadedShop } from './loaded-shop-query.ts';

type Span = Readonly<{ from: Instant; to: Instant }>;

/**
 * How many hours of each of the caller's shops are green and red.
 * @throws Refused `completeness.span_too_long`
 */
export async function listCompleteness(db: Db, ask: Asked<InputOf<typeof listContract>>): Promise<OutputOf<typeof listContract>> {
  const { by, now, from, to } = ask;
  refuseLongSpan(ask);
  const shops = await loadedShops(db, { shops: by.shops });
  const { rows } = await sql<Omit<CompletenessRow, 'dueCount'>>`
    select shop_id as "shopId", count(*) filter (where state = 'green')::int as "greenCount",
      count(*) filter (where state = 'red')::int as "redCount", min(hour) filter (where state = 'red') as "oldestRedHour",
      max(checked_at) as "checkedAt"
    from completeness_hours
    where shop_id = any(${shops.map(({ shopId }) => shopId)}::uuid[]) and hour >= ${from} and hour < ${to}
    group by shop_id`.execute(db);
  const counted = new Map(rows.map((row) => [row.shopId, row]));
  return {
    items: shops.map((shop) => ({
      shopId: shop.shopId,
      dueCount: dueHours(shop, { from, to }, now).length,
      ...(counted.get(shop.shopId) ?? { greenCount: 0, redCount: 0, oldestRedHour: null, checkedAt: null }),
    })),
  };
}

/** Hours that should be known by now. */
function dueHours({ since }: LoadedShop, { from, to }: Span, now: Instant): readonly Instant[] {
  const settled = settledUntil(now);
  return since === null ? [] : hoursBetween(since > from ? since : from, to < settled ? to : settled);
}

/** @throws Refused `completeness.span_too_long` */
function refuseLongSpan({ from, to }: Span): void {
  const hourCount = hoursBetween(from, to).length;
  const limit = ledgerRules.mostHoursAtOnce;
  if (hourCount > limit) throw new Refused('completeness.span_too_long', { hourCount, limit });
}

/** @throws Refused `shop.not_found`, also for shops that are not the caller's */
async function shopInScope(db: Db, { by, shopId }: Asked<Readonly<{ shopId: ShopId }>>): Promise<LoadedShop> {
  const [shop] = await loadedShops(db, { shops: by.shops, shopId });
  if (!shop) throw new Refused('shop.not_found', { shopId });
  return shop;
}

const hourColumns = sql`
  hour, state, platform_count as "platformCount", our_count as "ourCount", platform_paid_fen as "platformPaidFen",
  our_paid_fen as "ourPaidFen", checked_at as "checkedAt", check_count as "checkCount", red_since as "redSince",
  fill_count as "fillCount", gap_filled_at as "gapFilledAt", alarmed_at as "alarmedAt"`;

type HourRow = Omit<HourView, 'isPaidCompared'>;

function viewOf(row: HourRow): HourView {
  const { hour, checkedAt, platformCount, platformPaidFen } = row;
  const { paid } = comparable({ orderCount: platformCount, paid: platformPaidFen }, hour, checkedAt);
  return { ...row, isPaidCompared: paid !== null };
}

/**
 * The hours of a shop that were looked at, the newest first.
 * @throws Refused `shop.not_found`, `completeness.span_too_long`
 */
export async function listHours(db: Db, ask: Asked<InputOf<typeof hoursContract>>): Promise<OutputOf<typeof hoursContract>> {
  const { since } = await shopInScope(db, ask);
  refuseLongSpan(ask);
  const { rows } = await sql<HourRow>`
    select ${hourColumns} from completeness_hours
    where shop_id = ${ask.shopId} and hour >= ${ask.from} and hour < ${ask.to}
    order by hour desc`.execute(db);
  return { since: since && hourFrom(since), until: settledUntil(ask.now), items: rows.map(viewOf) };
}

const cursor = pageCursor(z.object({ hour: instantSchema, shopId: idSchema<ShopId>() }));

/** Whether an hour differs and is of the caller's shops. */
export function isRedHour({ by }: Pick<Asked, 'by'>): RawBuilder<unknown> {
  const shopIds = scopedShopIds(by, undefined);
  return sql`(completeness_hours.state = 'red' and ${shopIds ? sql`completeness_hours.shop_id = any(${[...shopIds]}::uuid[])` : sql`true`})`;
}

export async function listRedHours(db: Db, ask: Asked<InputOf<typeof redContract>>): Promise<OutputOf<typeof redContract>> {
  const place = cursor.read(ask.after);
  const { rows } = await sql<Omit<RedHourRow, 'isPaidCompared'>>`
    select shop_id as "shopId", ${hourColumns} from completeness_hours
    where ${isRedHour(ask)} and ${place ? sql`(hour, shop_id) < (${place.hour}::timestamptz, ${place.shopId}::uuid)` : sql`true`}
    order by hour desc, shop_id desc limit ${ask.limit + 1}`.execute(db);
  return cursor.page(rows, ask.limit, {
    place: ({ hour, shopId }) => ({ hour, shopId }),
    item: (row) => ({ ...viewOf(row), shopId: row.shopId }),
  });
}

type Check = OutputOf<typeof hourContract>['checks'][number];

/**
 * An hour with its latest looks.
 * @throws Refused `shop.not_found`, `completeness.hour_unknown`
 */
export async function showHour(db: Db, ask: Asked<InputOf<typeof hourContract>>): Promise<OutputOf<typeof hourContract>> {
  const { shopId, hour } = ask;
  await shopInScope(db, ask);
  const { rows: hours } = await sql<HourRow>`
    select ${hourColumns} from completeness_hours where shop_id = ${shopId} and hour = ${hour}`.execute(db);
  const [found] = hours;
  if (!found) throw new Refused('completeness.hour_unknown', { hour });
  const { rows } = await sql<Check>`
    select checked_at as "checkedAt", state, asked_by as "askedBy", is_after_fill as "isAfterFill", platform_count as "platformCount",
      our_count as "ourCount", platform_paid_fen as "platformPaidFen", our_paid_fen as "ourPaidFen"
    from completeness_checks
    where shop_id = ${shopId} and hour = ${hour}
    order by check_no desc
    limit 100`.execute(db);
  return { ...viewOf(found), checks: rows };
}
