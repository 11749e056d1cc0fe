import { showMeasures } from '@zhidan/core/insights/measures/measures-api.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { instant, plusMs } from '@zhidan/core/kernel/instant.ts';
import { localDateOf } from '@zhidan/core/kernel/local-date.ts';
import { measuresOf } from '../server/insights/measures/measures-query.ts';
import { benchMerchant } from './bench-merchant.ts';
import { p95Ms, type Bench } from './figure.ts';

/** How many orders left the house: `BENCH_ORDERS=1000000 npm run bench -- measures`. */
const orderCount = Number(process.env.BENCH_ORDERS ?? 50_000);
/** A year of history, whatever its size. */
const dayCount = 365;
const lookCount = 12;

export const bench: Bench = {
  async figures(house) {
    const { merchant, bare } = await benchMerchant(house, 'measures');
    const { db } = merchant;
    const by = systemCaller('bench');
    await bare.query('set statement_timeout = 0');
    await bare.query(`
      with shops as (select array(select gen_random_uuid() from generate_series(1, 6)) as ids),
      warehouses as (select array(select gen_random_uuid() from generate_series(1, 3)) as ids)
      insert into handled_orders
      select gen_random_uuid(), gen_random_uuid(), shops.ids[1 + n % 6], warehouses.ids[1 + n % 3], (array['SF', 'ZTO', 'YTO'])[1 + n % 3],
        paid_at, paid_at + luck * interval '1 day', null, null, null, (luck * 86400)::int, (luck * 400)::int, (luck * 60)::int, (luck * 9000)::int,
        (luck * 300)::int, (luck * 20000)::int, (luck * 30000)::int, (luck * 6640)::int, (luck * 20000)::int
      from (
        select n, now() - (${orderCount} - n) * interval '${dayCount} days' / ${orderCount} as paid_at, random() ^ 3 as luck
        from generate_series(1, ${orderCount}) as n
      ) as orders cross join shops cross join warehouses`);
    await bare.query('vacuum analyze handled_orders');
    const now = instant(Date.now());
    const look = (days: number) => () =>
      p95Ms(lookCount, () =>
        measuresOf(db, { ...showMeasures.input.parse({ from: localDateOf(plusMs(now, -(days - 1) * 86_400_000)) }), by, now }),
      );
    // how long the database takes to read those rows at all
    const limit = (days: number) => () =>
      p95Ms(lookCount, () =>
        bare.query({
          name: 'rows',
          text: 'select sum(handling_seconds) from handled_orders where paid_at >= $1',
          values: [plusMs(now, -days * 86_400_000)],
        }),
      );
    const size = orderCount === 50_000 ? '' : `_of_${orderCount}`;
    return [
      { name: `measures.page_30_days_p95${size}`, unit: 'ms', value: look(30), limit: limit(30) },
      { name: `measures.page_year_p95${size}`, unit: 'ms', value: look(dayCount), limit: limit(dayCount), rounds: 1 },
    ];
  },
};
