import type { Asked } from '@zhidan/core/kernel/caller.ts';
import type { Db } from '../../platform/db/database.ts';

type Turn = Readonly<{ answer: Promise<unknown> }>;
type Line = { running: Turn; next: Turn | null };

const lines = new WeakMap<object, Map<string, Line>>();

/**
 * Many who ask the same at once get one answer: whoever comes while it is being looked up waits for the next look, which is one for all
 * of them. So nobody is told what was true before they asked, and nothing is kept: a hundred screens that hear of a change cost two looks.
 * `owner`: whose answers they are, a merchant's database.
 */
export function sharedAnswer<Answer>(owner: object, question: string, look: () => Promise<Answer>): Promise<Answer> {
  const asked = lines.get(owner) ?? new Map<string, Line>();
  lines.set(owner, asked);
  const line = asked.get(question);
  if (!line) return begin(asked, question, look);
  line.next ??= { answer: line.running.answer.then(again, again) };
  return line.next.answer as Promise<Answer>;

  function again(): Promise<Answer> {
    return begin(asked, question, look);
  }
}

function begin<Answer>(asked: Map<string, Line>, question: string, look: () => Promise<Answer>): Promise<Answer> {
  const answer = look();
  const line: Line = { running: { answer }, next: null };
  asked.set(question, line);
  const end = (): void => {
    if (asked.get(question) === line && line.next === null) asked.delete(question);
  };
  answer.then(end, end);
  return answer;
}

/** A query whose answer depends on nothing of the caller but scope and permissions: who may see the same shares the look. */
export function shared<Ask extends Asked, Answer>(look: (db: Db, ask: Ask) => Promise<Answer>): (db: Db, ask: Ask) => Promise<Answer> {
  return (db, ask) => {
    const { by, now: _now, ...question } = ask;
    return sharedAnswer(db, JSON.stringify([look.name, question, by.shops, by.warehouses, [...by.permissions].toSorted()]), () =>
      look(db, ask),
    );
  };
}
