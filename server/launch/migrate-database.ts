import type { Logger } from 'pino';
import { migrate, type Migrated } from '../platform/db/migrate.ts';
import { launchFailure } from './launch-failure.ts';

/** Brings the merchant's schema up to date. @throws StartFailure with the reason when it cannot; what was not finished is undone */
export async function migrateDatabase(ask: Readonly<{ databaseUrl: string; merchantName: string }>, log: Logger): Promise<Migrated> {
  try {
    return await migrate({ databaseUrl: ask.databaseUrl, name: ask.merchantName, log });
  } catch (error) {
    log.error({ err: error }, 'the database could not be migrated');
    throw launchFailure('launch.not_migrated', { problem: (error as Error).message });
  }
}
