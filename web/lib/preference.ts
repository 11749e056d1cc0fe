import { useSyncExternalStore } from 'react';

/** Something this browser remembers: a theme, the columns of a table. Lost storage costs the memory, nothing else. */
export type Preference<Value> = Readonly<{
  read(): Value;
  write(value: Value): void;
  subscribe(listener: () => void): () => void;
}>;

const prefix = 'zhidan.';

/**
 * A remembered value. `parse` turns what the storage holds into a value, or null when it makes no sense (an older version wrote it).
 */
export function preference<Value>(name: string, start: Value, parse: (stored: unknown) => Value | null): Preference<Value> {
  const listeners = new Set<() => void>();
  let current: Value | undefined;
  const read = (): Value => (current ??= stored(name, parse) ?? start);
  const forget = (event: StorageEvent): void => {
    if (event.key !== prefix + name) return;
    current = undefined;
    for (const listener of listeners) listener();
  };
  return {
    read,
    write(value) {
      current = value;
      try {
        localStorage.setItem(prefix + name, JSON.stringify(value));
      } catch {
        // storage is full or forbidden: the value holds until the page is closed
      }
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      if (listeners.size === 0) addEventListener('storage', forget); // another tab wrote
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) removeEventListener('storage', forget);
      };
    },
  };
}

/** A choice out of a few words. */
export function choicePreference<Value extends string>(name: string, values: readonly Value[], start: Value): Preference<Value> {
  return preference(name, start, (stored) => values.find((value) => value === stored) ?? null);
}

export function usePreference<Value>(of: Preference<Value>): Value {
  return useSyncExternalStore(of.subscribe, of.read);
}

function stored<Value>(name: string, parse: (stored: unknown) => Value | null): Value | null {
  try {
    const text = localStorage.getItem(prefix + name);
    return text === null ? null : parse(JSON.parse(text));
  } catch {
    return null;
  }
}
