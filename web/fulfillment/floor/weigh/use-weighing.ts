import type { FloorOrder } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import { movesTo } from '@zhidan/core/fulfillment/floor/floor-settings.ts';
import { allowedGram, readGram, weightVerdict } from '@zhidan/core/fulfillment/floor/weigh.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { useRef, useState } from 'react';
import { newKey } from '../../../lib/call.ts';
import { useWords } from '../../../lib/words.ts';
import type { DeskProps } from '../desk/desk-page.tsx';
import { alarmOf, useFeedback } from '../desk/scan-feedback.tsx';
import { useStopText } from '../desk/stop-text.ts';
import { useOpening } from '../desk/use-opening.ts';
import { floorWords } from '../floor-words.ts';
import { useWork } from '../line/use-work.ts';

/** Weighs one parcel after the other: scan it, take what the scale says. A weight that differs stops it. */
export function useWeighing({ warehouseId, line, view }: DeskProps) {
  const t = useWords(floorWords);
  const textOf = useStopText();
  const { feedback, tell, clear } = useFeedback();
  const work = useWork({ station: 'weigh', warehouseId, store: line.store });
  const opening = useOpening({ work, view, tell });
  const [open, setOpen] = useState<Readonly<{ order: FloorOrder; differs: boolean }> | null>(null);
  const now = useRef<FloorOrder | null>(null);
  const queue = useRef<Promise<void>>(Promise.resolve());

  const put = (order: FloorOrder | null, differs = false): void => {
    now.current = order;
    setOpen(order && { order, differs });
  };
  const openParcel = async (code: string): Promise<void> => {
    const order = await opening.look(code, ({ isOnlyWeight }) => isOnlyWeight);
    if (!order) return;
    const way = movesTo('weigh', order, work.settings);
    if (!way.ok) return tell(alarmOf('bad', textOf(way.refusal)));
    put(order, order.isOnlyWeight);
    const expected = order.expectedGram;
    return tell({
      tone: 'good',
      title: order.no,
      lesson: expected === null ? t('weigh.openedUnknown') : t('weigh.opened', { expected }),
    });
  };
  const weigh = (order: FloorOrder, gram: number): void => {
    const question = { recordId: newKey() as never, fulfillmentOrderId: order.id, at: instant(Date.now()), gram };
    void line.outbox.add({ station: 'weigh', warehouseId, nos: { [order.id]: order.no }, question });
    const expected = order.expectedGram ?? 0;
    const allowed = Math.round(allowedGram(expected, work.settings));
    if (weightVerdict(gram, order.expectedGram, work.settings) === 'differs') {
      put(order, true);
      const words = textOf({ code: 'weigh.differs', values: { no: order.no, weighed: gram, expected, allowed } });
      return tell({ ...alarmOf('stop', words), figure: `${gram} g` });
    }
    put(null);
    return tell({ tone: 'done', title: t('weigh.done', { no: order.no }), lesson: t('weigh.doneLesson'), figure: `${gram} g` });
  };
  const take = async (text: string): Promise<void> => {
    const order = now.current;
    const gram = readGram(text);
    if (order && gram !== null) return weigh(order, gram);
    if (!order && gram !== null && work.known(text) === undefined && text.length < 6)
      return tell({ tone: 'bad', title: t('weigh.parcelFirst', { gram }) });
    return openParcel(text);
  };
  return {
    feedback,
    work,
    open,
    scan: (text: string): void => void (queue.current = queue.current.then(() => take(text))),
    leave(): void {
      put(null);
      clear();
    },
    accepted(no: string): void {
      if (now.current) for (const one of view.outcomes) if (one.fulfillmentOrderId === now.current.id) line.outbox.see(one.recordId);
      put(null);
      tell({ tone: 'done', title: t('weigh.accepted', { no }) });
    },
  };
}
