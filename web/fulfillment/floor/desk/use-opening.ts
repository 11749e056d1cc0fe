import type { FloorOrder } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import { Problem } from '../../../lib/problem.ts';
import { useWords } from '../../../lib/words.ts';
import { problemText } from '../../../ui/refusal-note.tsx';
import { uiWords } from '../../../ui/ui-words.ts';
import { floorWords } from '../floor-words.ts';
import type { OutboxView } from '../line/outbox.ts';
import type { Work } from '../line/use-work.ts';
import { alarmOf, type Feedback } from './scan-feedback.tsx';
import { useStopText } from './stop-text.ts';

type OpeningAsk = Readonly<{ work: Work; view: OutboxView; tell: (feedback: Feedback) => void }>;

/** Finds the parcel that was scanned and says why it cannot be worked on, if so: unknown, stopped, or done and on its way already. */
export function useOpening({ work, view, tell }: OpeningAsk) {
  const t = useWords(floorWords);
  const ui = useWords(uiWords);
  const textOf = useStopText();
  const stop = ({ id, no }: FloorOrder, reasons: FloorOrder['stops']): void => {
    const [reason] = reasons;
    if (reason) tell({ ...alarmOf('stop', textOf(reason), t('desk.layAside')), stopped: { fulfillmentOrderId: id, no, reasons } });
  };
  return {
    /** Tells that a parcel must not go on. */
    stop,
    /** The parcel, or null when there is nothing to work on. `mayBeStopped`: the desk decides over stopped ones itself. */
    async look(code: string, mayBeStopped: (order: FloorOrder) => boolean = () => false): Promise<FloorOrder | null> {
      const order = await work.look(code).catch((error: Error) => {
        tell(alarmOf('bad', error instanceof Problem ? problemText(error, ui) : ui('problem.fault')));
        return null;
      });
      if (order === undefined) tell({ tone: 'bad', title: t('desk.notLoaded', { code }), lesson: t('desk.notLoadedLesson') });
      if (!order) return null;
      if (view.outcomes.some((one) => one.fulfillmentOrderId === order.id && one.state === 'queued' && !one.isLaidAside)) {
        tell({ tone: 'bad', title: t('desk.queued', { no: order.no }), lesson: t('desk.queuedLesson') });
        return null;
      }
      if (order.stops.length === 0 || mayBeStopped(order)) return order;
      stop(order, order.stops);
      return null;
    },
  };
}
