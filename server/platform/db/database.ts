import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** One merchant's schema, outside a transaction: for reading and for opening transactions. */
export type Db = Kysely<Tables>;

/** One open transaction in one merchant's schema: the first argument of every command. */
export type Tx = Transaction<Tables>;
