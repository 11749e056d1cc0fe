import { carriers, type CarrierCode } from '@zhidan/core/allocation/carrier.ts';
import { useSay } from '../../lib/words.ts';

/** A carrier's name in the reader's language; a code that we do not know stays as it is. */
export function useCarrierName(): (code: string) => string {
  const say = useSay();
  return (code) => (Object.hasOwn(carriers, code) ? say(carriers[code as CarrierCode].words) : code);
}
