import pg from 'pg';

const connectTimeoutMs = 5_000;

/** What a database is, and who we are there. */
export type DatabaseDescription = Readonly<{
  version: string;
  /** as PostgreSQL counts: `150004` */
  versionNumber: number;
  encoding: string;
  /** its character locale */
  ctype: string;
  user: string;
  /** no permission is ever refused to the user */
  isSuperuser: boolean;
}>;

/**
 * Asks a database what it is.
 * @throws DatabaseError or a socket's error when it cannot be reached or does not let us in
 */
export async function describeDatabase(databaseUrl: string): Promise<DatabaseDescription> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: connectTimeoutMs });
  client.on('error', () => undefined); // told by the statement it breaks
  await client.connect();
  try {
    const { rows } = await client.query<DatabaseDescription>(`
      select current_setting('server_version') as version, current_setting('server_version_num')::int as "versionNumber",
        pg_encoding_to_char(encoding) as encoding, datctype as ctype,
        current_user as "user", current_setting('is_superuser') = 'on' as "isSuperuser"
      from pg_database where datname = current_database()`);
    return rows[0] as DatabaseDescription;
  } finally {
    await client.end().catch(() => undefined);
  }
}
