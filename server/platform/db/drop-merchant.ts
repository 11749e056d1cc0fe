import { Client, escapeIdentifier } from 'pg';
import { connectionConfig } from './connection.ts';
import { schemaName } from './schema-name.ts';

/** Only what was made to be thrown away may be: the name says so. */
const passingPattern = /^simulation(?:_[a-z0-9_]+)?$/;

/**
 * Removes a simulated merchant with everything that is theirs.
 * @throws Error when the name is not one of a simulation
 */
export async function dropMerchant({ databaseUrl, name }: Readonly<{ databaseUrl: string; name: string }>): Promise<void> {
  if (!passingPattern.test(name)) throw new Error(`"${name}" is no simulation and is not removed.`);
  const schema = schemaName(name);
  const client = new Client(connectionConfig({ databaseUrl, schema, applicationName: `zhidan drop ${name}`, statementTimeoutMs: 0 }));
  await client.connect();
  try {
    await client.query(`drop schema if exists ${escapeIdentifier(schema)} cascade`);
  } finally {
    await client.end();
  }
}
