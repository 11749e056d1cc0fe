import type { LiveAsk } from '../../platform/live/mount-live.ts';

/**
 * News after which a caller's session or permissions may be others: about themselves, about any role or key, about the
 * settings of sign-in. A key may only do what its creator may, and the caller does not say who that is.
 */
export const changesAccess: LiveAsk['changesAccess'] = (event, caller) => {
  if (event.subjectKind === 'person') return event.subjectId === caller.actor.id || caller.actor.kind === 'api_key';
  return event.subjectKind === 'role' || event.subjectKind === 'api_key' || event.subjectKind === 'setting';
};
