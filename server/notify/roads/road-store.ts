import type { ConnectorFault, FaultKind } from '@zhidan/core/channels/connector-fault.ts';
import type { ChannelApp } from '@zhidan/core/channels/shop-grant.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { MessengerToken } from '@zhidan/core/notify/messenger.ts';
import { roadLimit } from '@zhidan/core/notify/road-api.ts';
import type { RoadId, RoadKind } from '@zhidan/core/notify/road.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';

/** A road with its credentials in the open: not for logs, not for answers. */
export type Road = Readonly<{
  id: RoadId;
  kind: RoadKind;
  name: string;
  isActive: boolean;
  app: ChannelApp;
  token: MessengerToken | null;
  pausedUntil: Instant | null;
  sentAt: Instant | null;
  fault: Readonly<{ kind: FaultKind; code: string; words: string; at: Instant }> | null;
  addedAt: Instant;
}>;

const purpose = 'roads.fields';
const tokenPurpose = 'roads.token';

type Row = Omit<Road, 'app' | 'token' | 'fault'> &
  Readonly<{
    fieldsSealed: Buffer;
    tokenSealed: Buffer | null;
    tokenEndsAt: Instant | null;
    faultKind: FaultKind | null;
    faultCode: string | null;
    faultWords: string | null;
    faultAt: Instant | null;
  }>;

async function roadsWhere(db: Db | Tx, vault: Vault, where: RawBuilder<unknown>): Promise<readonly Road[]> {
  const { rows } = await sql<Row>`
    select id, kind, name, is_active as "isActive", fields_sealed as "fieldsSealed", token_sealed as "tokenSealed",
      token_ends_at as "tokenEndsAt", paused_until as "pausedUntil", sent_at as "sentAt", fault_kind as "faultKind",
      fault_code as "faultCode", fault_words as "faultWords", fault_at as "faultAt", added_at as "addedAt"
    from roads where ${where} order by added_at, id limit ${roadLimit + 1}`.execute(db);
  return rows.map(({ fieldsSealed, tokenSealed, tokenEndsAt, faultKind, faultCode, faultWords, faultAt, ...road }) => ({
    ...road,
    app: JSON.parse(vault.open(purpose, fieldsSealed)) as ChannelApp,
    token: tokenSealed && tokenEndsAt ? { token: vault.open(tokenPurpose, tokenSealed), expiresAt: tokenEndsAt } : null,
    fault: faultKind && faultAt ? { kind: faultKind, code: faultCode ?? '', words: faultWords ?? '', at: faultAt } : null,
  }));
}

export function allRoads(db: Db | Tx, vault: Vault): Promise<readonly Road[]> {
  return roadsWhere(db, vault, sql`true`);
}

export async function roadById(db: Db | Tx, vault: Vault, id: string): Promise<Road | undefined> {
  return (await roadsWhere(db, vault, sql`id = ${id}::uuid`))[0];
}

/** The road, locked until the transaction ends. */
export async function roadForUpdate(tx: Tx, vault: Vault, id: string): Promise<Road | undefined> {
  await sql`select id from roads where id = ${id}::uuid for update`.execute(tx);
  return roadById(tx, vault, id);
}

export async function isRoadNameTaken(tx: Tx, { id, name }: Pick<Road, 'id' | 'name'>): Promise<boolean> {
  const { rows } = await sql`select 1 from roads where lower(name) = lower(${name}) and id <> ${id}::uuid`.execute(tx);
  return rows.length > 0;
}

export async function insertRoad(tx: Tx, vault: Vault, road: Pick<Road, 'id' | 'kind' | 'name' | 'app' | 'addedAt'>): Promise<void> {
  const { id, kind, name, app, addedAt } = road;
  await tx
    .insertInto('roads')
    .values({ id, kind, name, is_active: true, fields_sealed: vault.seal(purpose, JSON.stringify(app)), added_at: addedAt })
    .execute();
}

/** Writes what people set up; its token and its fault are of the past. */
export async function saveRoad(tx: Tx, vault: Vault, { id, name, isActive, app }: Road): Promise<void> {
  await sql`
    update roads set name = ${name}, is_active = ${isActive}, fields_sealed = ${vault.seal(purpose, JSON.stringify(app))},
      token_sealed = null, token_ends_at = null, paused_until = null, fault_kind = null, fault_code = null, fault_words = null, fault_at = null
    where id = ${id}`.execute(tx);
}

export async function saveToken(db: Db, vault: Vault, { id, token }: Readonly<{ id: RoadId; token: MessengerToken }>): Promise<void> {
  await sql`
    update roads set token_sealed = ${vault.seal(tokenPurpose, token.token)}, token_ends_at = ${token.expiresAt} where id = ${id}`.execute(
    db,
  );
}

/** It took something: what was wrong before is over. */
export async function saveTaken(tx: Tx, id: RoadId, now: Instant): Promise<void> {
  await sql`
    update roads set sent_at = ${now}, fault_kind = null, fault_code = null, fault_words = null, fault_at = null where id = ${id}`.execute(
    tx,
  );
}

/** It does not work, or wants a pause. Answers whether that is news. */
export async function saveRoadFault(
  tx: Tx,
  { id, fault, now, pausedUntil }: Readonly<{ id: RoadId; fault: ConnectorFault; now: Instant; pausedUntil: Instant | null }>,
): Promise<boolean> {
  const { rows } = await sql<{ before: string | null }>`
    update roads set fault_kind = ${fault.kind}, fault_code = ${fault.platformCode}, fault_words = ${fault.platformWords}, fault_at = ${now},
      paused_until = coalesce(${pausedUntil}::timestamptz, roads.paused_until)
    from (select id, fault_code from roads where id = ${id} for update) as old
    where roads.id = old.id
    returning old.fault_code as before`.execute(tx);
  return rows[0] !== undefined && rows[0].before !== fault.platformCode;
}

/** The one road to browsers, made when the first subscribes. */
export async function pushRoadId(
  tx: Tx,
  vault: Vault,
  { id, name, now }: Readonly<{ id: RoadId; name: string; now: Instant }>,
): Promise<RoadId> {
  const sealed = vault.seal(purpose, JSON.stringify({ fields: {}, addresses: {} } satisfies ChannelApp));
  await sql`
    insert into roads (id, kind, name, is_active, fields_sealed, added_at) values (${id}, 'web_push', ${name}, true, ${sealed}, ${now})
    on conflict (kind) where kind = 'web_push' do nothing`.execute(tx);
  const { rows } = await sql<{ id: RoadId }>`select id from roads where kind = 'web_push'`.execute(tx);
  return rows[0]?.id ?? id;
}

export type RoadFigures = Readonly<{ roadId: RoadId; peopleCount: number; waitingCount: number }>;

export async function roadFigures(db: Db): Promise<readonly RoadFigures[]> {
  const { rows } = await sql<RoadFigures>`
    select roads.id as "roadId",
      (select count(distinct person_id)::int from person_roads where person_roads.road_id = roads.id) as "peopleCount",
      (select count(*)::int from deliveries where deliveries.road_id = roads.id and state in ('queued', 'sending')) as "waitingCount"
    from roads`.execute(db);
  return rows;
}
