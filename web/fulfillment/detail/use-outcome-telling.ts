import type { FulfillmentOutcomes } from '@zhidan/core/fulfillment/fulfillment-api.ts';
import { fulfillmentRefusals } from '@zhidan/core/fulfillment/claim-refusal.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { useToast } from '../../ui/toast.tsx';
import { fulfillmentWords } from '../fulfillment-words.ts';

/** Says how many were done, and of those that were not why the first was not. */
export function useOutcomeTelling(): (answer: FulfillmentOutcomes) => void {
  const t = useWords(fulfillmentWords);
  const say = useSay();
  const toast = useToast();
  return ({ outcomes }) => {
    const refused = outcomes.filter(({ outcome }) => outcome === 'refused');
    const stopped = outcomes.filter(({ outcome }) => outcome === 'stop_asked');
    const first = refused[0]?.refusals[0];
    const why =
      first && first.code in fulfillmentRefusals
        ? say(fulfillmentRefusals[first.code as keyof typeof fulfillmentRefusals], first.values)
        : '';
    if (refused.length > 0) toast.warned(t('refusedSome', { count: refused.length, why }));
    if (stopped.length > 0) toast.done(t('stopAsked', { count: stopped.length }));
    const count = outcomes.length - refused.length - stopped.length;
    if (count > 0) toast.done(t('done', { count }));
  };
}
