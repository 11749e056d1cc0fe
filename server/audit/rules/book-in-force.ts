import { ruleBook, type RuleBook } from '@zhidan/core/audit/engine/rule-book.ts';
import type { Db } from '../../platform/db/database.ts';
import { rulesInForce } from './rule-store.ts';

/** Compiled rules by their text, so that they are any merchant's who has the same. */
const books = new Map<string, RuleBook>();
/** Rules change rarely and merchants are few; the oldest text goes. */
const bookLimit = 16;

/** The rules in force, ready to judge, and the number of this state: compiled when they have changed, not for each batch. Two statements. */
export async function bookInForce(db: Db): Promise<Readonly<{ ruleSet: number; book: RuleBook }>> {
  const { ruleSet, live, names } = await rulesInForce(db);
  const text = JSON.stringify([live, names]);
  const book = books.get(text) ?? ruleBook(live, names);
  books.delete(text);
  books.set(text, book);
  for (const oldest of books.keys()) {
    if (books.size <= bookLimit) break;
    books.delete(oldest);
  }
  return { ruleSet, book };
}
