import type { FreightQuote } from '@zhidan/core/allocation/fee-api.ts';
import { moneyText } from '../../lib/formats.ts';
import { useWords } from '../../lib/words.ts';
import { allocationWords } from '../allocation-words.ts';

type Freight = Pick<
  NonNullable<FreightQuote['freight']>,
  'group' | 'billedWeightGram' | 'counted' | 'base' | 'steps' | 'stepFee' | 'surcharge' | 'limited'
>;

/** How a fee was made, in one line: group, billed weight, first and further, what was added or cut. */
export function useFreightHow(): (freight: Freight) => string {
  const t = useWords(allocationWords);
  return ({ group, billedWeightGram, counted, base, steps, stepFee, surcharge, limited }) => {
    const sum = [
      t('how.base', { base: moneyText(base) }),
      ...(steps > 0 ? [t('how.steps', { steps: Number(steps.toFixed(3)), stepFee: moneyText(stepFee) })] : []),
      ...(surcharge > 0 ? [t('how.surcharge', { surcharge: moneyText(surcharge) })] : []),
    ].join(' + ');
    const limit = limited ? [t(`how.${limited}`)] : [];
    return [group, t(`how.${counted}`, { kg: billedWeightGram / 1_000 }), sum, ...limit].join(' · ');
  };
}
