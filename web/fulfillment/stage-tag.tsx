import { openStages, fulfillmentStageWords, type FulfillmentStage } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { useSay } from '../lib/words.ts';
import { StatusTag, type Tone } from '../ui/status-tag.tsx';

const tones: Partial<Record<FulfillmentStage, Tone>> = {
  audit: 'warn',
  finance: 'warn',
  signed: 'good',
  completed: 'good',
  shipped: 'good',
  in_transit: 'good',
};

/** Where a fulfillment order stands, in a word and a colour. */
export function StageTag({ stage }: { stage: FulfillmentStage }) {
  const say = useSay();
  const isOpen = openStages.some((one) => one === stage);
  return <StatusTag tone={tones[stage] ?? (isOpen ? 'moving' : 'quiet')} text={say(fulfillmentStageWords[stage])} />;
}
