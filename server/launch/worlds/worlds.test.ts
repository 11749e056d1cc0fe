import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { seedDemo, seedDemoCatalog, startAudit } from '../../main.ts';
import { migrate } from '../../platform/db/migrate.ts';
import { dropDemosAside, exchangeWorlds, nameWorld, programsAt, worldsOf, type WorldKind } from '../../platform/db/worlds.ts';
import { verifyJournal } from '../../platform/journal/verify-journal.ts';
import { temporaryFolder } from '../../testing/run-product.ts';
import { testMerchantName as merchantName } from '../../testing/test-database.ts';
import { silentLog } from '../../testing/test-log.ts';
import { aMerchant, type TestMerchant } from '../../testing/test-merchant.ts';
import { openDataFolder } from '../data-folder.ts';
import { settleWorld } from './settle-world.ts';
import { bringStoryBack, dropStoriesAside, layStoryAside } from './story-file.ts';

const day = '2026-11-23';

const change = ({ db }: TestMerchant, to: WorldKind, on = day) => exchangeWorlds(db, { merchantName, to, day: on });
const migrated = ({ databaseUrl }: TestMerchant) => migrate({ databaseUrl, name: merchantName, log: silentLog() });

/** Every table of the live schema with its number of rows. */
async function rowCounts({ db }: TestMerchant): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ name: string; count: number }>`
    select relname as name,
      (xpath('/row/count/text()', query_to_xml(format('select count(*) from %I', relname), false, true, '')))[1]::text::integer as count
    from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r' order by relname`.execute(db);
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

test('leaving the demo leaves no row of it behind; back, it is as it was; and one’s own shops come back when it is left again', async () => {
  const merchant = await aMerchant();
  const empty = await rowCounts(merchant);
  await nameWorld(merchant.db, merchantName, 'demo');
  await seedDemo(merchant);
  await seedDemoCatalog(merchant);
  await startAudit(merchant, { isDemo: true });
  const full = await rowCounts(merchant);
  expect(full).not.toEqual(empty);

  expect(await change(merchant, 'own')).toBe('exchanged');
  expect(await change(merchant, 'own')).toBe('already');
  await migrated(merchant);
  expect(await rowCounts(merchant)).toEqual(empty);
  expect(await worldsOf(merchant.db, merchantName)).toEqual({
    live: 'own',
    aside: [{ schema: 'merchant_test-demo-20261123', kind: 'demo', day }],
  });
  await sql`insert into merchant_settings (key, value, changed_at) values ('merchantName', '"自己的店"', now())`.execute(merchant.db);

  expect(await change(merchant, 'demo')).toBe('exchanged');
  expect(await rowCounts(merchant)).toEqual(full);
  expect((await verifyJournal(merchant.db)).brokenCount).toBe(0);
  await migrated(merchant);

  expect(await change(merchant, 'own')).toBe('exchanged');
  const { rows } = await sql<{ value: string }>`select value from merchant_settings where key = 'merchantName'`.execute(merchant.db);
  expect(rows.map(({ value }) => value)).toEqual(['自己的店']);
});

test('a demo that was left is dropped when its days are over and cannot come back; one’s own shops are never dropped', async () => {
  const merchant = await aMerchant();
  expect(await change(merchant, 'own')).toBe('unnamed');
  await nameWorld(merchant.db, merchantName, 'demo');
  await nameWorld(merchant.db, merchantName, 'own'); // what it became it stays
  await change(merchant, 'own');
  await migrated(merchant);
  await change(merchant, 'demo');
  expect(await dropDemosAside(merchant.db, { merchantName, before: '9999-12-31' })).toEqual([]);
  await change(merchant, 'own');
  expect(await dropDemosAside(merchant.db, { merchantName, before: day })).toEqual([]);
  expect(await dropDemosAside(merchant.db, { merchantName, before: '2026-11-24' })).toEqual(['merchant_test-demo-20261123']);
  expect(await change(merchant, 'demo')).toBe('gone');
  expect(await worldsOf(merchant.db, merchantName)).toEqual({ live: 'own', aside: [] });
  expect((await programsAt(merchant.db, merchantName)).length).toBeLessThanOrEqual(1); // this program itself
});

test('the settings decide what a new merchant becomes; one’s own is never made a demo, and a demo is not opened for real use', async () => {
  const [own, demo] = [await aMerchant(), await aMerchant()];
  const { path, remove } = temporaryFolder();
  onTestFinished(remove);
  const folder = openDataFolder(path);
  const settle = ({ databaseUrl }: TestMerchant, isDemo: boolean) => settleWorld({ databaseUrl, merchantName, isDemo }, folder);
  for (const isDemo of [false, true]) expect(await settle(own, isDemo)).toEqual({ isDemo: false, demoKeptUntil: null });
  expect(await settle(demo, true)).toEqual({ isDemo: true, demoKeptUntil: null });
  await expect(settle(demo, false)).rejects.toMatchObject({ code: 'launch.demo_here' });
  await change(demo, 'own');
  expect(await settle(demo, true)).toEqual({ isDemo: false, demoKeptUntil: '2026-11-30' });
});

test('the world of the emulated platforms is laid aside, comes back, and goes when its days are over', () => {
  const { path, remove } = temporaryFolder();
  onTestFinished(remove);
  const { story } = openDataFolder(path);
  layStoryAside(story, day); // a demo that never began
  bringStoryBack(story);
  mkdirSync(dirname(story));
  writeFileSync(story, '{}');
  layStoryAside(story, day);
  dropStoriesAside(story, day);
  bringStoryBack(story);
  expect(existsSync(story)).toBe(true);
  layStoryAside(story, day);
  dropStoriesAside(story, '2026-11-24');
  bringStoryBack(story);
  expect(existsSync(story)).toBe(false);
});
