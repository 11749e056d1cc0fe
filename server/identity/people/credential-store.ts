import type { PersonId, PersonStatus } from '@zhidan/core/identity/person.ts';
import type { Instant } from '@zhidan/core/kernel/instant.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';
import type { Db, Tx } from '../../platform/db/database.ts';

/** What sign-in knows about an account. */
export type Account = Readonly<{
  personId: PersonId;
  login: string;
  name: string;
  language: Language;
  status: PersonStatus;
  passwordHash: string;
  hasTotp: boolean;
}>;

type Found = Readonly<{ login: string }> | Readonly<{ personId: PersonId }>;

export async function accountOf(db: Db | Tx, found: Found): Promise<Account | null> {
  const row = await db
    .selectFrom('people')
    .innerJoin('credentials', 'credentials.person_id', 'people.id')
    .leftJoin('two_factors', 'two_factors.person_id', 'people.id')
    .select([
      'people.id',
      'people.login',
      'people.name',
      'people.language',
      'people.status',
      'credentials.password_hash',
      'two_factors.confirmed_at',
    ])
    .where((where) => ('login' in found ? where('people.login', '=', found.login) : where('people.id', '=', found.personId)))
    .executeTakeFirst();
  if (!row) return null;
  return {
    personId: row.id as PersonId,
    login: row.login,
    name: row.name,
    language: row.language as Language,
    status: row.status as PersonStatus,
    passwordHash: row.password_hash,
    hasTotp: row.confirmed_at !== null,
  };
}

export type NewCredential = Readonly<{ personId: PersonId; passwordHash: string; isDemo: boolean; now: Instant }>;

/** Sets the password, the first or another one. */
export async function saveCredential(tx: Tx, { personId, passwordHash, isDemo, now }: NewCredential): Promise<void> {
  const values = { password_hash: passwordHash, is_demo: isDemo, changed_at: now };
  await tx
    .insertInto('credentials')
    .values({ person_id: personId, ...values })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
    .execute();
}

export async function markSignedIn(tx: Tx, personId: PersonId, now: Instant): Promise<void> {
  await tx.updateTable('people').set({ last_signed_in_at: now }).where('id', '=', personId).execute();
}
