import { traceStates, traceSubs, type TraceState, type TraceSub } from '@zhidan/core/waybills/trace-state.ts';
import { useSay } from '../../lib/words.ts';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';

/** What a state means to a person. */
export const traceTones: Readonly<Record<TraceState, Tone>> = {
  PENDING_PICKUP: 'quiet',
  PICKED_UP: 'moving',
  IN_TRANSIT: 'moving',
  OUT_FOR_DELIVERY: 'moving',
  REJECTED: 'bad',
  DELIVERED: 'good',
  RETURNED: 'warn',
  EXCEPTION: 'bad',
};

/** Where a parcel stands; what is special about it says more than the state. */
export function TraceTag({ state, sub }: { state: TraceState; sub: TraceSub | null }) {
  const say = useSay();
  return <StatusTag tone={traceTones[state]} text={say(sub ? traceSubs[sub] : traceStates[state].words)} />;
}
