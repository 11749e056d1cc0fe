import type { FloorOrder } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import { useRef, useState } from 'react';

/** A parcel that waits for its label, or for the scan of it at the door. */
export type Held = Readonly<{ order: FloorOrder; task: 'print' | 'ship' }>;

/** The parcel in the hands of a person between two works; `read` also between two drawings. */
export function useHeld() {
  const [held, setHeld] = useState<Held | null>(null);
  const now = useRef<Held | null>(null);
  return {
    held,
    read: () => now.current,
    put(next: Held | null): void {
      now.current = next;
      setHeld(next);
    },
  };
}
