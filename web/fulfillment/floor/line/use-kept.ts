import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import type { DeskStore } from './desk-store.ts';

/** Something at hand. `value` is what is drawn, `read` what it is at this moment, also between two drawings. */
export type Kept<Value> = Readonly<{ value: Value | null; read: () => Value | null; write: (next: Value | null) => void }>;

type KeptAsk<Value> = Readonly<{
  store: DeskStore;
  /** under which name the browser keeps it */
  note: string;
  shape: z.ZodType<Value>;
  /** asked once about what a reload brought back; what no longer holds is forgotten */
  isStill?: (value: Value) => Promise<boolean>;
}>;

/** What a person at a desk has in hand: it outlives a reload, unless something was taken up meanwhile. */
export function useKept<Value>({ store, note, shape, isStill }: KeptAsk<Value>): Kept<Value> {
  const [value, setValue] = useState<Value | null>(null);
  const now = useRef<Value | null>(null);
  const write = (next: Value | null): void => {
    now.current = next;
    setValue(next);
    void store.keep(note, next);
  };
  useEffect(() => {
    const remember = async (): Promise<void> => {
      const known = shape.safeParse(await store.kept(note)).data ?? null;
      if (now.current || !known) return;
      now.current = known;
      setValue(known);
      if (!isStill || (await isStill(known)) || now.current !== known) return;
      now.current = null;
      setValue(null);
      void store.keep(note, null);
    };
    void remember();
  }, [store, note, shape, isStill]);
  return { value, read: () => now.current, write };
}
