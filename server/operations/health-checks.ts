import { msBetween } from '@zhidan/core/kernel/instant.ts';
import { migrationFolder, readMigrationFiles } from '../platform/db/migration-files.ts';
import type { Check } from '../platform/http/health.ts';
import { heartbeatMs, workerSeenAt } from '../platform/jobs/worker-heartbeat.ts';
import { databaseFacts } from './about-query.ts';

/** A worker that missed this many heartbeats is gone. */
const missedHeartbeats = 3;

/** What must be well for the product to work: asked by `/ready` and shown on the about page. */
export const healthChecks: readonly Check[] = [
  {
    name: 'database',
    run: async ({ db }) => ({ ok: true, detail: `PostgreSQL ${(await databaseFacts(db)).databaseVersion}` }),
  },
  {
    name: 'migrations',
    run: async ({ db }) => {
      const [{ schemaVersion }, files] = await Promise.all([databaseFacts(db), readMigrationFiles(migrationFolder)]);
      const newest = files.at(-1)?.name ?? '';
      return { ok: schemaVersion === newest, detail: schemaVersion === newest ? newest : `${schemaVersion} ≠ ${newest}` };
    },
  },
  {
    name: 'worker',
    run: async ({ db, clock }) => {
      const seenAt = await workerSeenAt(db);
      const isAlive = seenAt !== null && msBetween(seenAt, clock()) <= missedHeartbeats * heartbeatMs;
      return { ok: isAlive, detail: seenAt ?? '–' };
    },
  },
];
