import { signalStore, useSignal } from './signal-store.ts';

/** Whether calls get through, and whether news arrives by itself. */
export type Connection = Readonly<{ isOnline: boolean; isAnswering: boolean; live: 'off' | 'opening' | 'open' | 'lost' }>;

const connection = signalStore<Connection>({ isOnline: navigator.onLine, isAnswering: true, live: 'off' });

function note(change: Partial<Connection>): void {
  const before = connection.read();
  const after = { ...before, ...change };
  const isSame = before.isOnline === after.isOnline && before.isAnswering === after.isAnswering && before.live === after.live;
  if (!isSame) connection.write(after);
}

export const noteAnswer = (): void => note({ isAnswering: true });
export const noteLoss = (): void => note({ isAnswering: false });
export const noteLive = (live: Connection['live']): void => note(live === 'open' ? { live, isAnswering: true } : { live });

/** Follows the browser's own idea of being online. Returns the undoing. */
export function watchOnline(): () => void {
  const online = (): void => note({ isOnline: true });
  const offline = (): void => note({ isOnline: false });
  addEventListener('online', online);
  addEventListener('offline', offline);
  return () => {
    removeEventListener('online', online);
    removeEventListener('offline', offline);
  };
}

export function useConnection(): Connection {
  return useSignal(connection);
}

/** What to tell a person about the connection; null when all is well. */
export function troubleOf({ isOnline, isAnswering, live }: Connection): 'offline' | 'unanswered' | 'stale' | null {
  if (!isOnline) return 'offline';
  if (!isAnswering) return 'unanswered';
  return live === 'lost' ? 'stale' : null;
}
