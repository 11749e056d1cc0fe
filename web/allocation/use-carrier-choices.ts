import { carriers, type CarrierCode } from '@zhidan/core/allocation/carrier.ts';
import { useSay } from '../lib/words.ts';

/** Every carrier with its name, to choose from. */
export function useCarrierChoices(): readonly Readonly<{ value: CarrierCode; label: string }>[] {
  const say = useSay();
  return (Object.keys(carriers) as CarrierCode[]).map((value) => ({ value, label: say(carriers[value].words) }));
}
