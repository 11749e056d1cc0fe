/** What a desk keeps in the browser: results that are not sent yet, in their order, and whatever a reload must not lose. */
export type DeskStore = Readonly<{
  /** adds behind all others; answers its place */
  push(entry: unknown): Promise<number>;
  entries(): Promise<readonly Readonly<{ place: number; entry: unknown }>[]>;
  remove(place: number): Promise<void>;
  keep(name: string, value: unknown): Promise<void>;
  kept(name: string): Promise<unknown>;
}>;

const outbox = 'outbox';
const notes = 'notes';

/** The store of one person in this browser: what somebody else has scanned waits for them to sign in again. */
export async function openDeskStore(personId: string): Promise<DeskStore> {
  try {
    return storeOf(await opened(`zhidan.floor.${personId}`));
  } catch {
    return memoryStore(); // a browser that keeps nothing: the page still works, a reload forgets
  }
}

function opened(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore(outbox, { autoIncrement: true });
      request.result.createObjectStore(notes);
    });
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('indexedDB')));
  });
}

function storeOf(database: IDBDatabase): DeskStore {
  const run = <Value>(store: string, mode: IDBTransactionMode, work: (at: IDBObjectStore) => IDBRequest<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      // durable before it is said to be done: a scan that beeped survives a power cut
      const transaction = database.transaction(store, mode, { durability: 'strict' });
      const request = work(transaction.objectStore(store));
      transaction.addEventListener('complete', () => resolve(request.result));
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('indexedDB')));
    });
  return {
    push: async (entry) => Number(await run(outbox, 'readwrite', (at) => at.add(entry))),
    async entries() {
      const places = await run(outbox, 'readonly', (at) => at.getAllKeys());
      const entries: unknown[] = await run(outbox, 'readonly', (at) => at.getAll());
      return places.map((place, index) => ({ place: Number(place), entry: entries[index] }));
    },
    remove: (place) => run(outbox, 'readwrite', (at) => at.delete(place)),
    async keep(name, value) {
      await run(notes, 'readwrite', (at) => at.put(value, name));
    },
    kept: (name) => run<unknown>(notes, 'readonly', (at) => at.get(name)),
  };
}

/** The same without a browser's storage. */
export function memoryStore(): DeskStore {
  const entries = new Map<number, unknown>();
  const kept = new Map<string, unknown>();
  let last = 0;
  return {
    push(entry) {
      last += 1;
      entries.set(last, entry);
      return Promise.resolve(last);
    },
    entries: () => Promise.resolve([...entries].map(([place, entry]) => ({ place, entry }))),
    remove(place) {
      entries.delete(place);
      return Promise.resolve();
    },
    keep(name, value) {
      kept.set(name, value);
      return Promise.resolve();
    },
    kept: (name) => Promise.resolve(kept.get(name)),
  };
}
