import { fulfillmentRefusals } from '@zhidan/core/fulfillment/claim-refusal.ts';
import { floorRefusals } from '@zhidan/core/fulfillment/floor/floor-refusal.ts';
import { stations, type Station } from '@zhidan/core/fulfillment/floor/floor-settings.ts';
import type { StopReason } from '@zhidan/core/fulfillment/floor/wave-api.ts';
import { fulfillmentStageWords, type FulfillmentStage } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { Words, WordValues } from '@zhidan/core/kernel/words.ts';
import { useSay } from '../../../lib/words.ts';

const rows: Readonly<Record<string, Words>> = { ...fulfillmentRefusals, ...floorRefusals };

/** Why a parcel must not go on, in the reader's words. */
export function useStopText(): (reason: Readonly<{ code: string; values: WordValues }>) => string {
  const say = useSay();
  const named = (values: WordValues): WordValues => {
    const { stage, station } = values;
    return {
      ...values,
      ...(isKey(fulfillmentStageWords, stage) ? { stage: say(fulfillmentStageWords[stage as FulfillmentStage]) } : {}),
      ...(isKey(stations, station) ? { station: say(stations[station as Station]) } : {}),
    };
  };
  return ({ code, values }: StopReason) => {
    const words = rows[code];
    return words ? say(words, named(values)) : code;
  };
}

function isKey(table: object, key: unknown): boolean {
  return typeof key === 'string' && Object.hasOwn(table, key);
}
