/**
 * A database for tests. One PostgreSQL serves the run; each worker has its own clone of the migrated template.
 *
 * - a command or query: `test('…', testTx(async (tx) => { … }))` – everything is rolled back after the test
 * - something that opens transactions itself: `const merchant = await aMerchant()` inside the test – a clone of its own
 *   (about 0.1 s), dropped when the test is over; its address is `merchant.databaseUrl`
 * - the same for all tests of a file: `const merchant = merchantForFile()` at its top, `merchant()` in each test
 *
 * The template holds the schema of the merchant `test`. Time is `merchant.clock`, which the test moves.
 */
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest';
import type { Logger } from 'pino';
import type { Tx } from '../platform/db/database.ts';
import { migrate } from '../platform/db/migrate.ts';
import { openMerchant, type OpenMerchant } from '../platform/db/open-merchant.ts';
import { cloneDatabase, dropDatabase } from './template-database.ts';
import { testClock, type TestClock } from './test-clock.ts';
import { databaseUrlOf, testMerchantName, testSecretKey } from './test-database.ts';
import { silentLog } from './test-log.ts';

export type TestMerchant = OpenMerchant & Readonly<{ clock: TestClock; databaseUrl: string }>;

let workersOwn: Promise<TestMerchant> | undefined;
let cloneCount = 0;

/** The merchant of this worker: shared by all its test files, so tests leave it as they found it. */
function sharedMerchant(): Promise<TestMerchant> {
  workersOwn ??= openClone(`zhidan_worker_${process.env.VITEST_POOL_ID ?? '0'}_${process.pid}`, {});
  return workersOwn;
}

export type MerchantAsk = Readonly<{ log?: Logger; poolSize?: number }>;

/** A merchant with a database of their own, closed and dropped when the test is over. Call it inside a test. */
export async function aMerchant(ask: MerchantAsk = {}): Promise<TestMerchant> {
  const databaseName = cloneName();
  const merchant = await openClone(databaseName, ask);
  onTestFinished(() => discard(merchant, databaseName));
  return merchant;
}

/** A merchant that the tests of one file share. Call it at the top of the file. */
export function merchantForFile(ask: MerchantAsk = {}): () => TestMerchant {
  const databaseName = cloneName();
  let merchant: TestMerchant;
  beforeAll(async () => {
    merchant = await openClone(databaseName, ask);
  });
  afterAll(() => discard(merchant, databaseName));
  return () => merchant;
}

/** The superuser's address of the same database: for what the server itself may not do. */
export function adminUrlOf(databaseUrl: string): string {
  return databaseUrlOf(inject('testDatabase').adminUrl, new URL(databaseUrl).pathname.slice(1));
}

function cloneName(): string {
  cloneCount += 1;
  return `zhidan_clone_${process.env.VITEST_POOL_ID ?? '0'}_${process.pid}_${cloneCount}`;
}

async function discard(merchant: TestMerchant, databaseName: string): Promise<void> {
  await merchant.close();
  await dropDatabase(inject('testDatabase').adminUrl, databaseName);
}

async function openClone(databaseName: string, { log = silentLog(), poolSize = 8 }: MerchantAsk): Promise<TestMerchant> {
  const databaseUrl = await cloneDatabase(inject('testDatabase'), databaseName);
  const clock = testClock();
  const merchant = await openMerchant({ databaseUrl, name: testMerchantName, secretKey: testSecretKey, log, clock, poolSize });
  return { ...merchant, clock, databaseUrl };
}

class RollBack extends Error {}

/** A test inside one transaction that is rolled back at its end, passed or failed: `test('…', testTx(async (tx) => { … }))`. */
export function testTx(body: (tx: Tx, merchant: TestMerchant) => Promise<void>): () => Promise<void> {
  return async () => {
    const merchant = await sharedMerchant();
    await merchant.db
      .transaction()
      .execute(async (tx) => {
        await body(tx, merchant);
        throw new RollBack();
      })
      .catch((error: unknown) => {
        if (!(error instanceof RollBack)) throw error;
      });
  };
}

/** Two merchants side by side in one database. Call it inside a test. */
export async function twoMerchants(): Promise<{ databaseUrl: string; north: OpenMerchant; south: OpenMerchant }> {
  const { databaseUrl } = await aMerchant();
  const open = async (name: string) => {
    await migrate({ databaseUrl, name, log: silentLog() });
    const merchant = await openMerchant({ databaseUrl, name, secretKey: testSecretKey, log: silentLog(), clock: testClock(), poolSize: 4 });
    onTestFinished(() => merchant.close());
    return merchant;
  };
  return { databaseUrl, north: await open('north'), south: await open('south') };
}
