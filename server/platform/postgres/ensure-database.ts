import pg from 'pg';
import type { RunningPostgres } from './start-postgres.ts';

/** Any number, the same for all: those who make roles and databases on one server wait for each other. */
const makersLock = 4780;

/**
 * Makes what the product needs on an embedded server: its role, and a database of this name that the role owns.
 * Answers the database's URL for that role. It finds out what is missing each time, so it may be killed anywhere and run again.
 */
export async function ensureDatabase(postgres: Pick<RunningPostgres, 'urlOf' | 'adminUrlOf'>, name: string): Promise<string> {
  const url = postgres.urlOf(name);
  const { username: role, password } = new URL(url);
  await withClient(postgres.adminUrlOf('postgres'), async (client) => {
    await client.query('select pg_advisory_lock($1)', [makersLock]); // until the connection ends
    await ensureRole(client, role, decodeURIComponent(password));
    const owner = await ownerOf(client, name);
    if (owner === null) await client.query(`create database ${pg.escapeIdentifier(name)} owner ${pg.escapeIdentifier(role)}`);
    else if (owner !== role) await withClient(postgres.adminUrlOf(name), (inside) => handOver(inside, name, role));
  });
  return url;
}

/** The attributes and the password are set each time: a lost password file, or a right given by hand, does not outlive a start. */
async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  await client.query(
    `${rowCount === 0 ? 'create' : 'alter'} role ${pg.escapeIdentifier(role)}
      login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password ${pg.escapeLiteral(password)}`,
  );
}

async function ownerOf(client: pg.Client, database: string): Promise<string | null> {
  const { rows } = await client.query<{ owner: string }>(
    'select rolname as owner from pg_database join pg_roles on pg_roles.oid = datdba where datname = $1',
    [database],
  );
  return rows[0]?.owner ?? null;
}

/**
 * Gives a database and the schemas in it to the role, in one transaction. Up to 0.1.0 the product worked as the superuser, who owns
 * all of such a database. `reassign owned` refuses for the superuser that initdb made, so each thing is given by itself;
 * what a table's owner revoked from himself stays revoked for the new one.
 */
async function handOver(client: pg.Client, database: string, role: string): Promise<void> {
  await client.query('begin');
  const { rows } = await client.query<{ statement: string }>(ownerStatements, [role]);
  for (const { statement } of rows) await client.query(statement);
  await client.query(`alter database ${pg.escapeIdentifier(database)} owner to ${pg.escapeIdentifier(role)}`);
  await client.query('commit');
}

/** Sequences come last: those of a column have followed their table by then, and are refused before. */
const ownerStatements = `
  with schemas as (
    select oid, nspname from pg_namespace where nspowner = current_user::regrole and nspname !~ '^(pg_|information_schema$)'
  )
  select format('alter schema %I owner to %I', nspname, $1::text) as statement, 1 as place from schemas
  union all
  select format('alter %s %s owner to %I', type, identity, $1::text), case type when 'sequence' then 3 else 2 end
  from schemas
    join pg_depend on refclassid = 'pg_namespace'::regclass and refobjid = schemas.oid
      and classid in ('pg_class'::regclass, 'pg_type'::regclass, 'pg_proc'::regclass)
    cross join pg_identify_object(classid, objid, 0)
  order by place`;

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // told by the statement it breaks
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
