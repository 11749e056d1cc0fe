/** What a thread needs to work for its merchant. It stays in this process, secrets and all. */
export type ThreadData = Readonly<{ databaseUrl: string; merchantName: string; secretKey: string; logLevel: string; poolSize: number }>;

/** To the thread: a task, or that it is to end after those in hand. */
export type ThreadOrder = Readonly<{ kind: 'task'; id: number; task: string; payload: unknown }> | Readonly<{ kind: 'end' }>;

export type ThreadReport =
  | Readonly<{ kind: 'ready' }>
  | Readonly<{ kind: 'done'; id: number; answer: unknown }>
  | Readonly<{ kind: 'failed'; id: number; error: unknown }>;
