import type { Instant } from './instant.ts';
import type { Language } from './words.ts';

/** Who did something: a person, a program with a key, the system itself, an outside party. */
export type Actor = Readonly<{ kind: 'person' | 'api_key' | 'system' | 'connector' | 'buyer'; id: string; name: string }>;

/** All of a kind, or only the named ones. */
export type Scope = 'all' | readonly string[];

/** Who asks, and what they may see and do. */
export type Caller = Readonly<{
  actor: Actor;
  permissions: ReadonlySet<string>;
  shops: Scope;
  warehouses: Scope;
  /** personal fields shown to this caller only masked, whatever the permissions: `person.phone` */
  maskedFields: ReadonlySet<string>;
  language: Language;
}>;

/** What every command and query is told besides its question: who asks, and when. */
export type Asked<Question = unknown> = Question & Readonly<{ by: Caller; now: Instant }>;

/** The caller of work that no person asked for: a job, a subscriber. It may do everything. */
export function systemCaller(name: string): Caller {
  return {
    actor: { kind: 'system', id: name, name },
    permissions: new Set(['*']),
    shops: 'all',
    warehouses: 'all',
    maskedFields: new Set(),
    language: 'zh-CN',
  };
}

export function mayDo(caller: Caller, permission: string): boolean {
  return caller.permissions.has('*') || caller.permissions.has(permission);
}
