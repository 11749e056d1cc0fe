import { useEffect, useRef } from 'react';

/** Scans are worked off one after the other, in the order in which they were made, however long one takes. */
export function useInOrder(take: (text: string) => Promise<void>): (text: string) => void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take; // what waits in line is worked off by what is known then
  });
  const queue = useRef<Promise<void>>(Promise.resolve());
  return (text) => void (queue.current = queue.current.then(() => latest.current(text)));
}
