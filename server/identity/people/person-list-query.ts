import type { listPeople as contract, PersonView } from '@zhidan/core/identity/api.ts';
import type { PersonId, PersonStatus } from '@zhidan/core/identity/person.ts';
import type { RoleId } from '@zhidan/core/identity/role.ts';
import type { InputOf, OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { idSchema } from '@zhidan/core/kernel/id.ts';
import { instantSchema, type Instant } from '@zhidan/core/kernel/instant.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Db } from '../../platform/db/database.ts';
import { pageCursor } from '../../platform/http/page-cursor.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { contactIndexes, openEmail, openPhone } from './contact.ts';

const cursor = pageCursor(z.object({ addedAt: instantSchema, id: idSchema<PersonId>() }));

type Row = Readonly<{
  id: string;
  login: string;
  name: string;
  status: string;
  phone_sealed: Buffer | null;
  email_sealed: Buffer | null;
  shops: string[] | null;
  warehouses: string[] | null;
  language: string;
  added_at: Instant;
  last_signed_in_at: Instant | null;
  has_totp: boolean | null;
  roles: unknown;
}>;

/** The people of the merchant, oldest first; the search takes a part of name or login, a phone number, its last four digits, an e-mail. */
export async function listPeople(db: Db, ask: InputOf<typeof contract>, vault: Vault): Promise<OutputOf<typeof contract>> {
  const place = cursor.read(ask.after);
  let people = personRows(db)
    .orderBy('people.added_at')
    .orderBy('people.id')
    .limit(ask.limit + 1);
  if (place)
    people = people.where((where) => where(where.refTuple('people.added_at', 'people.id'), '>', where.tuple(place.addedAt, place.id)));
  if (ask.status) people = people.where('people.status', '=', ask.status);
  const { roleId, search } = ask;
  if (roleId) {
    people = people.where((where) =>
      where.exists(
        where.selectFrom('person_roles').select('role_id').whereRef('person_id', '=', 'people.id').where('role_id', '=', roleId),
      ),
    );
  }
  if (search) {
    const part = `%${search.replace(/[%_\\]/g, '\\$&')}%`;
    const { phone, lastFour, email } = contactIndexes(vault, search);
    people = people.where((where) =>
      where.or([
        where('people.name', 'ilike', part),
        where('people.login', 'ilike', part),
        ...(phone ? [where('people.phone_index', '=', phone)] : []),
        ...(lastFour ? [where('people.phone_last_four_index', '=', lastFour)] : []),
        ...(email ? [where('people.email_index', '=', email)] : []),
      ]),
    );
  }
  const rows = await people.execute();
  return cursor.page(rows, ask.limit, {
    place: (row) => ({ addedAt: row.added_at, id: row.id as PersonId }),
    item: (row) => personView(row, vault),
  });
}

/** One person as lists show them; undefined when there is none. */
export async function showPerson(db: Db, id: PersonId, vault: Vault): Promise<PersonView | undefined> {
  const row = await personRows(db).where('people.id', '=', id).executeTakeFirst();
  return row && personView(row, vault);
}

function personRows(db: Db) {
  return db
    .selectFrom('people')
    .select([
      'id',
      'login',
      'name',
      'status',
      'phone_sealed',
      'email_sealed',
      'shops',
      'warehouses',
      'language',
      'added_at',
      'last_signed_in_at',
    ])
    .select((select) => [
      select
        .selectFrom('two_factors')
        .whereRef('person_id', '=', 'people.id')
        .select(sql<boolean>`confirmed_at is not null`.as('confirmed'))
        .as('has_totp'),
      select
        .selectFrom('person_roles')
        .innerJoin('roles', 'roles.id', 'person_roles.role_id')
        .whereRef('person_roles.person_id', '=', 'people.id')
        .select(sql`jsonb_agg(jsonb_build_object('id', roles.id, 'name', roles.name) order by roles.position)`.as('list'))
        .as('roles'),
    ]);
}

function personView(row: Row, vault: Vault): PersonView {
  const roles = (row.roles ?? []) as readonly Readonly<{ id: RoleId; name: string }>[];
  return {
    id: row.id as PersonId,
    login: row.login,
    name: row.name,
    status: row.status as PersonStatus,
    phone: openPhone(vault, row.phone_sealed)?.toString() ?? null,
    email: openEmail(vault, row.email_sealed)?.toString() ?? null,
    roleIds: roles.map(({ id }) => id),
    roleNames: roles.map(({ name }) => name),
    shops: row.shops ?? 'all',
    warehouses: row.warehouses ?? 'all',
    language: row.language as Language,
    totpEnabled: row.has_totp ?? false,
    addedAt: row.added_at,
    lastSignedInAt: row.last_signed_in_at,
  };
}
