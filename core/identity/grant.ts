import { mayDo, type Caller, type Scope } from '../kernel/caller.ts';
import { ok, refuse, type Result } from '../kernel/result.ts';

/** Nobody gives or takes what they lack themselves. Refuses `grant.more_than_own` naming the permissions. */
export function mayGrant(giver: Caller, permissions: Iterable<string>): Result<null> {
  const beyond = [...new Set(permissions)].filter((permission) => !mayDo(giver, permission));
  return beyond.length === 0 ? ok(null) : refuse('grant.more_than_own', { permissions: beyond.join(', ') });
}

/** Nobody opens shops or warehouses that are closed to them. Refuses `grant.wider_scope` naming them. */
export function mayGrantScope(own: Scope, given: Scope): Result<null> {
  if (own === 'all') return ok(null);
  if (given === 'all') return refuse('grant.wider_scope', { values: '*' });
  const beyond = given.filter((one) => !own.includes(one));
  return beyond.length === 0 ? ok(null) : refuse('grant.wider_scope', { values: beyond.join(', ') });
}

/** The permissions in one list and not in the other, in either direction: what a change gives or takes. */
export function changedBetween(before: readonly string[], after: readonly string[]): string[] {
  return [...before.filter((one) => !after.includes(one)), ...after.filter((one) => !before.includes(one))];
}
