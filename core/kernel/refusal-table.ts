import type { Words } from './words.ts';

/** How a refusal is answered over HTTP: its status and what it says, with what to do about it. */
export type RefusalWords = Words & Readonly<{ status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 423 | 429 | 500 | 503 }>;

/** Every refusal code a module can answer with. Codes are stable: `noun.what_is_wrong`. */
export type RefusalTable = Readonly<Record<string, RefusalWords>>;

/** Keeps the codes of a table as its type, so that a misspelled code does not compile. */
export function refusalTable<const Table extends RefusalTable>(table: Table): Table {
  return table;
}
