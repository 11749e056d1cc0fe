import { carriers } from '@zhidan/core/allocation/carrier.ts';
import { useSay } from '../lib/words.ts';

/** What a carrier is called; one that has no row is shown by its code. */
export function useCarrierName(): (code: string) => string {
  const say = useSay();
  return (code) => (code in carriers ? say(carriers[code as keyof typeof carriers].words) : code);
}
