import { instant } from '@zhidan/core/kernel/instant.ts';
import { Client } from 'pg';
import { migrate } from '../server/platform/db/migrate.ts';
import { openMerchant, type OpenMerchant } from '../server/platform/db/open-merchant.ts';
import { connectionConfig } from '../server/platform/db/connection.ts';
import { schemaName } from '../server/platform/db/schema-name.ts';
import { silentLog } from '../server/testing/test-log.ts';
import type { BenchHouse } from './figure.ts';

export const benchSecretKey = 'a secret for benches only, never for a merchant';

/** A fresh merchant with all tables, and a bare connection to the same schema for the limits. */
export async function benchMerchant(
  house: BenchHouse,
  name: string,
): Promise<{ merchant: OpenMerchant; bare: Client; databaseUrl: string }> {
  const { databaseUrl } = house;
  await migrate({ databaseUrl, name, log: silentLog() });
  const merchant = await openMerchant({
    databaseUrl,
    name,
    secretKey: benchSecretKey,
    log: silentLog(),
    clock: () => instant(Date.now()),
  });
  house.closing(merchant.close);
  const bare = new Client(connectionConfig({ databaseUrl, schema: schemaName(name), applicationName: 'zhidan bench' }));
  await bare.connect();
  house.closing(() => bare.end());
  return { merchant, bare, databaseUrl };
}
