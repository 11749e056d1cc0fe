import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { tablesText } from '../../testing/tables-text.ts';
import { silentLog } from '../../testing/test-log.ts';
import { aMerchant } from '../../testing/test-merchant.ts';
import { connectionConfig } from './connection.ts';
import { migrateFiles } from './migrate.ts';
import { schemaName } from './schema-name.ts';

test('tables.ts says what the migrations make; if not, run `npm run schema`', async () => {
  const { databaseUrl } = await aMerchant();
  await migrateFiles({ databaseUrl, name: 'types', log: silentLog() });
  const client = new Client(connectionConfig({ databaseUrl, schema: schemaName('types'), applicationName: 'zhidan test' }));
  await client.connect();
  const text = await tablesText(client);
  await client.end();
  expect(await readFile(join(import.meta.dirname, 'tables.ts'), 'utf8')).toBe(text);
});
