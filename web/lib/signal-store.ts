import { useSyncExternalStore } from 'react';

/** One value that lives outside React and that components can watch: the state of the connection, of the session. */
export type SignalStore<Value> = Readonly<{ read(): Value; write(value: Value): void; subscribe(listener: () => void): () => void }>;

export function signalStore<Value>(start: Value): SignalStore<Value> {
  const listeners = new Set<() => void>();
  let current = start;
  return {
    read: () => current,
    write(value) {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useSignal<Value>(store: SignalStore<Value>): Value {
  return useSyncExternalStore(store.subscribe, store.read);
}
