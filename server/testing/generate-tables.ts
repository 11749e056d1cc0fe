// `npm run schema`: writes server/platform/db/tables.ts from a database that has had every migration.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { connectionConfig } from '../platform/db/connection.ts';
import { migrateFiles } from '../platform/db/migrate.ts';
import { schemaName } from '../platform/db/schema-name.ts';
import { startTestPostgres } from './start-test-postgres.ts';
import { tablesText } from './tables-text.ts';
import { testMerchantName } from './test-database.ts';
import { silentLog } from './test-log.ts';

const target = join(import.meta.dirname, '../platform/db/tables.ts');

const postgres = await startTestPostgres({ isDurable: false });
try {
  await migrateFiles({ databaseUrl: postgres.adminUrl, name: testMerchantName, log: silentLog() });
  const client = new Client(
    connectionConfig({ databaseUrl: postgres.adminUrl, schema: schemaName(testMerchantName), applicationName: 'zhidan schema' }),
  );
  await client.connect();
  try {
    await writeFile(target, await tablesText(client));
  } finally {
    await client.end();
  }
  console.log(`written: ${target}`);
} finally {
  await postgres.stop();
}
