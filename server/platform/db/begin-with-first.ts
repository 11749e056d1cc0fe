import type { ClientBase } from 'pg';

const begins = /^(?:begin|start transaction)\b/i;
const begun = { command: 'START', rowCount: null, rows: [] };

/** What of a client of `pg` its types do not tell. */
type Wire = Readonly<{ connection: Readonly<{ stream: Readonly<{ cork(): void; uncork(): void }> }> }>;

/**
 * From now on the begin of a transaction is not waited for and travels with its first statement: one turn to the database less for
 * each transaction, nearly always the shortest one. A begin is refused by nothing but a connection that is lost, and then its first
 * statement fails likewise. The client has to be opened with `pipeline`.
 */
export function sendBeginWithFirst(client: ClientBase): void {
  const { stream } = (client as unknown as Wire).connection;
  // `pg` declares query() with a dozen overloads; all of them are handed on as they are
  const pass = client.query.bind(client) as (...asked: unknown[]) => unknown;
  let isHeld = false;
  const letGo = (): void => {
    if (isHeld) stream.uncork();
    isHeld = false;
  };
  const query = (...asked: unknown[]): unknown => {
    const [text] = asked;
    if (typeof text === 'string' && begins.test(text)) {
      stream.cork();
      isHeld = true;
      process.nextTick(letGo); // work that begins with something else than a statement
      (pass(...asked) as Promise<unknown>).catch(() => undefined); // the first statement tells
      return Promise.resolve(begun);
    }
    try {
      return pass(...asked);
    } finally {
      letGo();
    }
  };
  client.query = query as ClientBase['query'];
}
