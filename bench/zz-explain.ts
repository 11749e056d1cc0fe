import { readFileSync } from 'node:fs';
import { openMerchant } from '../server/platform/db/open-merchant.ts';
import { silentLog } from '../server/testing/test-log.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { listOrders as contract, sumOrders as sums } from '@zhidan/core/orders/api.ts';
import { listOrders } from '../server/orders/list/order-list-query.ts';
import { sumOrders } from '../server/orders/list/order-sum-query.ts';
import { filters } from './orders.bench.ts';
import { sought } from './load-orders.ts';
const m = await openMerchant({
  databaseUrl: readFileSync('/tmp/zd/orders-ui/url', 'utf8'),
  name: 'orders',
  secretKey: 'a secret for benches only, never for a merchant',
  log: silentLog(),
  clock: () => instant(Date.now()),
});
const by = systemCaller('bench');
const shops = (await m.db.selectFrom('shops').select('id').orderBy('name').execute()).map((r) => r.id);
const qs = [
  ...filters(shops),
  ...Object.values(sought).map((search) => ({ search })),
  { search: 'baby-101' },
  { search: '连体衣' },
  { search: '连体衣', status: 'received' },
  { search: '101', refund: 'requested' },
  { search: 'baby-15', shopId: shops[5] },
];
for (const q of qs) {
  const ask = { ...contract.input.parse({ limit: 50, ...q }), by, now: m.clock() };
  const times = [];
  let n = 0;
  for (let i = 0; i < 12; i++) {
    const b = performance.now();
    n = (await listOrders(m.db, ask, m.vault)).items.length;
    times.push(performance.now() - b);
  }
  const t2 = [];
  for (let i = 0; i < 3; i++) {
    const b = performance.now();
    await sumOrders(m.db, { ...sums.input.parse(q), by, now: m.clock() }, m.vault);
    t2.push(performance.now() - b);
  }
  times.sort((a, b) => a - b);
  t2.sort((a, b) => a - b);
  console.log(times[6]!.toFixed(1), times[11]!.toFixed(1), 'sum', t2[1]!.toFixed(1), n, JSON.stringify(q).slice(0, 120));
}
await m.close();
