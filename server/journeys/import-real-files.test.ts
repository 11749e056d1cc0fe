import { existsSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gunzipSync } from 'node:zlib';
import type { ImportView } from '@zhidan/core/imports/api.ts';
import type { FastifyInstance } from 'fastify';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { expect, onTestFinished, test } from 'vitest';
import { seedDemo } from '../main.ts';
import { importsModule } from '../imports/index.ts';
import { connectionConfig } from '../platform/db/connection.ts';
import { schemaName } from '../platform/db/schema-name.ts';
import { runJobs } from '../platform/jobs/run-jobs.ts';
import { signedIn, testApp, type TestVisitor } from '../testing/test-app.ts';
import { testMerchantName } from '../testing/test-database.ts';
import { aMerchant } from '../testing/test-merchant.ts';
import { until } from '../testing/until.ts';

/**
 * Files of real shops, which are not ours to publish: `ZHIDAN_TEST_DATA=<folder> npx vitest run --project journey import-real`.
 * What we make of them is held against what PostgreSQL's own COPY and arithmetic make of the same bytes.
 */
const folder = process.env['ZHIDAN_TEST_DATA'] ?? '';
const limitMs = 600_000;

type House = Readonly<{ app: FastifyInstance; owner: TestVisitor; sql: Client }>;

async function openHouse(): Promise<House> {
  const merchant = await aMerchant();
  await seedDemo(merchant);
  const app = await testApp(merchant);
  const work = runJobs(merchant, importsModule.jobs ?? [], merchant.databaseUrl);
  await work.ready;
  const sql = new Client(
    connectionConfig({ databaseUrl: merchant.databaseUrl, schema: schemaName(testMerchantName), applicationName: 'count' }),
  );
  await sql.connect();
  onTestFinished(async () => {
    await sql.end();
    await work.stop();
    await app.close();
  });
  return { app, owner: await signedIn(app, 'laoban'), sql };
}

/** The file's rows as text in a table of their own, read by PostgreSQL. */
async function copied({ sql }: House, content: Buffer, columns: readonly string[]): Promise<void> {
  await sql.query(`create temp table real_file (${columns.map((name) => `${name} text`).join(', ')})`);
  await pipeline(Readable.from([content]), sql.query(copyFrom('copy real_file from stdin with (format csv, header true)')));
}

async function one(house: House, text: string): Promise<Record<string, unknown>> {
  return (await house.sql.query<Record<string, unknown>>(text)).rows[0] ?? {};
}

async function settled({ owner }: House, importId: string): Promise<ImportView> {
  return until(
    'the import comes to rest',
    async () => {
      const view = (await owner.get(`/api/imports/${importId}`)).body as unknown as ImportView;
      return view.state !== 'checking' && view.state !== 'running' ? view : null;
    },
    limitMs,
  );
}

async function importedTwice(house: House, name: string, content: Buffer): Promise<readonly [ImportView, ImportView]> {
  const { app, owner } = house;
  const upload = async (): Promise<string> => {
    const headers = { cookie: owner.cookie, 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID() };
    const answer = await app.inject({ method: 'POST', url: `/api/imports?name=${encodeURIComponent(name)}`, headers, payload: content });
    return answer.json<{ importId: string }>().importId;
  };
  const run = async (importId: string): Promise<ImportView> => {
    await owner.post(`/api/imports/${importId}/start`);
    return settled(house, importId);
  };
  const first = await upload();
  await settled(house, first);
  await owner.post(`/api/imports/${first}/shop`, { name: `店铺 ${name}` });
  const checked = await settled(house, first);
  const began = performance.now();
  const done = await run(first);
  const seconds = (performance.now() - began) / 1_000;
  const again = await upload();
  const found = await settled(house, again);
  if (found.shopId !== checked.shopId) await owner.post(`/api/imports/${again}/change`, { shopId: checked.shopId });
  await settled(house, again);
  process.stdout.write(`${name}: ${seconds.toFixed(1)} s, ${JSON.stringify(done.check)}\n`);
  return [done, await run(again)];
}

const unzipped = async (name: string): Promise<Buffer> => gunzipSync(await readFile(join(folder, name)));

test.runIf(existsSync(join(folder, 'tmall_orders_2020-02-01_2020-02-23.csv.gz')))(
  'a real Tmall export: as many orders, the same sums as PostgreSQL counts in the file, and a second import adds nothing',
  { timeout: limitMs },
  async () => {
    const house = await openHouse();
    const content = await unzipped('tmall_orders_2020-02-01_2020-02-23.csv.gz');
    await copied(house, content, ['no', 'total', 'paid', 'province', 'created_at', 'paid_at', 'refunded']);
    const [done, again] = await importedTwice(house, 'tmall', content);
    expect(done).toMatchObject({ state: 'done', mapping: { layout: 'taobao_order', missingStatus: 'history' } });
    const inFile = await one(
      house,
      `select count(*)::int as rows, count(distinct no)::int as orders, sum(total::numeric * 100)::bigint as total,
         sum(paid::numeric * 100)::bigint as paid, sum(refunded::numeric * 100)::bigint as refunded,
         count(*) filter (where paid_at is not null)::int as completed from real_file`,
    );
    const ours = await one(
      house,
      `select count(*)::int as orders, sum(list_fen - merchant_discount_fen + postage_fen)::bigint as total, sum(paid_fen)::bigint as paid,
         count(*) filter (where status = 'completed')::int as completed from orders`,
    );
    expect(ours).toEqual({ orders: inFile['orders'], total: inFile['total'], paid: inFile['paid'], completed: inFile['completed'] });
    expect(done.check).toMatchObject({ rowCount: inFile['rows'], errorRowCount: 0, sums: { refunded: inFile['refunded'] } });
    expect(again).toMatchObject({ state: 'done', newCount: 0, changedCount: 0, unchangedCount: inFile['orders'] });
    const different = await one(
      house,
      `select count(*)::int as count from real_file full join orders on no = channel_order_no
       where (paid::numeric * 100)::bigint is distinct from paid_fen
         or (created_at || '+08')::timestamptz is distinct from ordered_at or (real_file.paid_at || '+08')::timestamptz is distinct from orders.paid_at`,
    );
    expect(different).toEqual({ count: 0 });
  },
);

test.runIf(existsSync(join(folder, 'online_retail_2010-12_2011-08.csv.gz')))(
  'a real generic sheet of 320,705 lines: orders, lines, pieces and sums are those of the file; returns and corrections are told apart',
  { timeout: limitMs },
  async () => {
    const house = await openHouse();
    const content = await unzipped('online_retail_2010-12_2011-08.csv.gz');
    await copied(house, content, ['no', 'code', 'title', 'quantity', 'at', 'price', 'customer', 'country']);
    const [done, again] = await importedTwice(house, 'online retail', content);
    expect(done).toMatchObject({ state: 'done', mapping: { layout: 'generic', missingStatus: 'history' } });
    const isReturn = `quantity::int < 0`;
    const isAdjustment = `(price::numeric < 0 or coalesce(title, '') ~* '^adjust(ment)?\\M')`;
    const inFile = await one(
      house,
      `select count(*)::int as lines, count(distinct no)::int as orders, sum(quantity::int)::bigint as pieces,
         sum(round(price::numeric * quantity::int * 100))::bigint as list from real_file where not ${isReturn} and not ${isAdjustment}`,
    );
    const leftOut = await one(
      house,
      `select count(*)::int as rows, count(*) filter (where ${isReturn})::int as returns,
         count(*) filter (where not ${isReturn} and ${isAdjustment})::int as adjustments,
         count(distinct no) filter (where customer is null and not ${isReturn} and not ${isAdjustment})::int as anonymous from real_file`,
    );
    const ours = await one(
      house,
      `select (select count(*)::int from order_lines) as lines, count(*)::int as orders,
         (select sum(quantity)::bigint from order_lines) as pieces, sum(list_fen)::bigint as list from orders`,
    );
    expect(ours).toEqual(inFile);
    expect(done.check).toMatchObject({
      rowCount: leftOut['rows'],
      errorRowCount: 0,
      anonymousCount: leftOut['anonymous'],
      skipped: { return: leftOut['returns'], adjustment: leftOut['adjustments'] },
    });
    expect(again).toMatchObject({ newCount: 0, changedCount: 0, unchangedCount: inFile['orders'] });
    const different = await one(
      house,
      `select count(*)::int as count from (
         select no, code, sum(quantity::int) as pieces, sum(round(price::numeric * quantity::int * 100)) as list from real_file
         where not ${isReturn} and not ${isAdjustment} group by no, code
       ) as theirs full join (
         select channel_order_no, merchant_code, sum(quantity) as pieces, sum(order_lines.list_fen) as list
         from orders join order_lines on order_id = orders.id group by channel_order_no, merchant_code
       ) as ours on (no, code) = (channel_order_no, merchant_code)
       where (theirs.pieces, theirs.list) is distinct from (ours.pieces, ours.list)`,
    );
    expect(different).toEqual({ count: 0 });
  },
);

test('whether the files of real shops are there is said, so that nobody takes a skipped test for a passed one', () => {
  expect(folder === '' || existsSync(folder)).toBe(true);
});
