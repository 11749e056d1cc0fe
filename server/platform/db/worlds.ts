import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import { schemaName } from './schema-name.ts';

/** What a merchant's schema holds: the demo, or the shops of somebody's own. */
export type WorldKind = 'demo' | 'own';

/** A world that lies aside, under a name that no merchant can have. `day` is the one on which it was laid there (UTC), `2026-11-23`. */
export type AsideWorld = Readonly<{ schema: string; kind: WorldKind; day: string }>;

/** `live` is null where nobody has said yet what the schema holds, or where there is none. */
export type Worlds = Readonly<{ live: WorldKind | null; aside: readonly AsideWorld[] }>;

const comments: Readonly<Record<WorldKind, string>> = { demo: 'zhidan: demo', own: 'zhidan: own' };
const kinds: readonly WorldKind[] = ['demo', 'own'];
const notOurs = '42501';

/** What a merchant has, live and aside. It stands on the schemas themselves, so that all machines that open them agree. */
export async function worldsOf(db: Db | Tx, merchantName: string): Promise<Worlds> {
  const live = schemaName(merchantName);
  const { rows } = await sql<{ schema: string; said: string | null }>`
    select nspname as schema, obj_description(oid, 'pg_namespace') as said from pg_namespace
    where nspname = ${live} or starts_with(nspname, ${`${live}-`}) order by nspname`.execute(db);
  const said = rows.find(({ schema }) => schema === live)?.said;
  return { live: kinds.find((kind) => comments[kind] === said) ?? null, aside: rows.flatMap(({ schema }) => asideOf(schema)) };
}

function asideOf(schema: string): AsideWorld[] {
  const [, kind, ...day] = /-(demo|own)-(\d{4})(\d\d)(\d\d)$/u.exec(schema) ?? [];
  return kind ? [{ schema, kind: kind as WorldKind, day: day.join('-') }] : [];
}

/** Says what the live schema holds where nobody has said so; on a schema that is not ours to describe, nothing is said. */
export async function nameWorld(db: Db, merchantName: string, kind: WorldKind): Promise<void> {
  if ((await worldsOf(db, merchantName)).live !== null) return;
  await describeSchema(db, schemaName(merchantName), kind).catch((error: unknown) => {
    if ((error as { code?: string }).code !== notOurs) throw error;
  });
}

async function describeSchema(db: Db | Tx, schema: string, kind: WorldKind): Promise<void> {
  await sql`comment on schema ${sql.id(schema)} is ${sql.lit(comments[kind])}`.execute(db);
}

/** How an exchange ended: `unnamed` when nobody has said what is live, `gone` when no demo lies aside any more. */
export type Exchanged = 'exchanged' | 'already' | 'unnamed' | 'gone';

/**
 * Lays the live world aside and brings the other one back, or an empty one of one's own where there is none: in one
 * transaction, whole or not at all. Whoever asks for what is live already changes nothing.
 */
export async function exchangeWorlds(db: Db, ask: Readonly<{ merchantName: string; to: WorldKind; day: string }>): Promise<Exchanged> {
  const schema = schemaName(ask.merchantName);
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`exchange ${schema}`}, 0))`.execute(tx);
    const { live, aside } = await worldsOf(tx, ask.merchantName);
    if (live === null) return 'unnamed';
    if (live === ask.to) return 'already';
    const back = aside.find(({ kind }) => kind === ask.to);
    if (!back && ask.to === 'demo') return 'gone';
    await rename(tx, schema, `${schema}-${live}-${ask.day.replaceAll('-', '')}`);
    if (back) await rename(tx, back.schema, schema);
    else {
      await sql`create schema ${sql.id(schema)}`.execute(tx);
      await describeSchema(tx, schema, ask.to);
    }
    return 'exchanged';
  });
}

async function rename(tx: Tx, from: string, to: string): Promise<void> {
  await sql`alter schema ${sql.id(from)} rename to ${sql.id(to)}`.execute(tx);
}

/** Drops the demos that were laid aside before a day; one's own world is never dropped. Answers the schemas' names. */
export async function dropDemosAside(db: Db, ask: Readonly<{ merchantName: string; before: string }>): Promise<readonly string[]> {
  const { aside } = await worldsOf(db, ask.merchantName);
  const old = aside.filter(({ kind, day }) => kind === 'demo' && day < ask.before).map(({ schema }) => schema);
  for (const schema of old) await sql`drop schema if exists ${sql.id(schema)} cascade`.execute(db);
  return old;
}

/** The merchant's servers and workers that are connected now, on whatever machine: address and process. */
export async function programsAt(db: Db, merchantName: string): Promise<readonly string[]> {
  const { rows } = await sql<{ place: string }>`
    select distinct coalesce(host(client_addr), 'local') || ' (' || application_name || ')' as place from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()
      and application_name in (${`zhidan ${merchantName}`}, ${`zhidan jobs ${merchantName}`})
    order by place`.execute(db);
  return rows.map(({ place }) => place);
}
