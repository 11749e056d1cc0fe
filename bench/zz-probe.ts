import { writeFileSync } from 'node:fs';
import { startTestPostgres } from '../server/testing/start-test-postgres.ts';
import { bench } from './orders.bench.ts';
const postgres = await startTestPostgres({ isDurable: false });
const databaseUrl = await postgres.makeDatabase('zhidan_bench');
writeFileSync('/tmp/zd/orders-ui/url', databaseUrl);
writeFileSync('/tmp/zd/orders-ui/admin', postgres.adminUrl);
console.log(databaseUrl);
const began = Date.now();
const figures = await bench.figures({ databaseUrl, closing: () => undefined });
console.log('loaded', (Date.now() - began) / 1000);
for (const figure of figures) {
  await figure.value();
  console.log(figure.name, await figure.value());
}
writeFileSync('/tmp/zd/orders-ui/ready', '');
setInterval(() => {}, 100000);
