import type { PersonId } from '@zhidan/core/identity/person.ts';
import type { Caller } from '@zhidan/core/kernel/caller.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';

/**
 * The person who asks, where only a person can: a key has no password and no session.
 * @throws Refused `session.required`, `session.person_required`
 */
export function callerPerson(by: Caller | null): PersonId {
  if (!by) throw new Refused('session.required');
  if (by.actor.kind !== 'person') throw new Refused('session.person_required');
  return by.actor.id as PersonId;
}
