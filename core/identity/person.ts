import { lifeCycle } from '../kernel/life-cycle.ts';
import type { Id } from '../kernel/id.ts';

export type PersonId = Id<'PersonId'>;
export type ApiKeyId = Id<'ApiKeyId'>;
export type SessionId = Id<'SessionId'>;

/** A person may sign in while `active`; nobody is deleted, because the journal names them. */
export const personLife = lifeCycle({
  active: { suspend: 'suspended' },
  suspended: { restore: 'active' },
});

export type PersonStatus = keyof typeof personLife;

/** Shortest password accepted. Length beats composition rules: NIST SP 800-63B §5.1.1. */
export const passwordMinLength = 10;
export const passwordMaxLength = 128;

/** What people type to sign in: 2–32 letters (Chinese ones too), digits, dot, dash, underscore; compared in lower case. */
export const loginPattern = /^[\p{L}\p{N}._-]{2,32}$/u;
