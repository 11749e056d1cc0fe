import { alertKinds, type AlertKind } from '@zhidan/core/tracking/alert-kind.ts';
import { falseSignReasons, type FalseSignReason } from '@zhidan/core/tracking/false-sign.ts';
import type { WordValues } from '@zhidan/core/kernel/words.ts';
import { useCarrierName } from '../../fulfillment/index.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { trackingWords } from '../tracking-words.ts';

/** What is said of an alert: why, and to the buyer. */
export function useAlertText() {
  const t = useWords(trackingWords);
  const say = useSay();
  const carrierName = useCarrierName();
  return {
    /** Why, beside the name of the kind; empty when that says it all. */
    why: ({ reason, hours }: WordValues): string => {
      if (typeof reason === 'string' && reason in falseSignReasons) return say(falseSignReasons[reason as FalseSignReason]);
      return hours === undefined ? '' : t('alert.hours', { hours });
    },
    toBuyer: (kind: AlertKind, { carrier, waybillNo }: Readonly<{ carrier: string; waybillNo: string }>): string =>
      say(alertKinds[kind].toBuyer, { carrier: carrierName(carrier), waybillNo }),
  };
}
