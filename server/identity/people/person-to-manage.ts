import { accessOf } from '@zhidan/core/identity/access.ts';
import type { PersonId } from '@zhidan/core/identity/person.ts';
import { mayDo, type Caller } from '@zhidan/core/kernel/caller.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Tx } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { personForUpdate, type Person } from './person-store.ts';

export type ManageAsk = Readonly<{ personId: PersonId; by: Caller; vault: Vault }>;

/**
 * The person, locked, for somebody who may manage them: whoever resets a password can act as its owner,
 * so nobody manages a person with permissions they lack themselves.
 * @throws Refused `person.not_found`, `person.outranks_you`
 */
export async function personToManage(tx: Tx, { personId, by, vault }: ManageAsk): Promise<Person> {
  const person = await personForUpdate(tx, vault, personId);
  if (!person) throw new Refused('person.not_found', { personId });
  const beyond = [...accessOf(person.roles).permissions].filter((permission) => !mayDo(by, permission));
  if (beyond.length > 0 && person.id !== by.actor.id)
    throw new Refused('person.outranks_you', { name: person.name, permissions: beyond.join(', ') });
  return person;
}
