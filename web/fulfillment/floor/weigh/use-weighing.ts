import type { FloorOrder } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import { movesTo } from '@zhidan/core/fulfillment/floor/floor-settings.ts';
import { allowedGram, readGram, weightVerdict } from '@zhidan/core/fulfillment/floor/weigh.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { useRef, useState } from 'react';
import { newKey } from '../../../lib/call.ts';
import { useWords } from '../../../lib/words.ts';
import { alarmOf } from '../desk/scan-feedback.tsx';
import { useStopText } from '../desk/stop-text.ts';
import type { DeskTools } from '../desk/use-desk-tools.ts';
import { floorWords } from '../floor-words.ts';

/**
 * Weighs one parcel after the other: scan it, take what the scale says. A weight that differs stops it. `finished`: what comes after
 * one that fits, instead of the next parcel.
 */
export function useWeighing(tools: DeskTools, finished?: (order: FloorOrder) => void) {
  const { warehouseId, line, view, work, look, tell, clear } = tools;
  const t = useWords(floorWords);
  const textOf = useStopText();
  const [open, setOpen] = useState<Readonly<{ order: FloorOrder; differs: boolean }> | null>(null);
  const now = useRef<FloorOrder | null>(null);

  const put = (order: FloorOrder | null, differs = false): void => {
    now.current = order;
    setOpen(order && { order, differs });
  };
  const begin = (order: FloorOrder): void => {
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
    if (finished) return finished(order);
    return tell({ tone: 'done', title: t('weigh.done', { no: order.no }), lesson: t('weigh.doneLesson'), figure: `${gram} g` });
  };
  const take = async (text: string): Promise<void> => {
    const order = now.current;
    const gram = readGram(text);
    if (order && gram !== null) return weigh(order, gram);
    if (!order && gram !== null && work.known(text) === undefined && text.length < 6)
      return tell({ tone: 'bad', title: t('weigh.parcelFirst', { gram }) });
    const found = await look(text, ({ isOnlyWeight }) => isOnlyWeight);
    return found ? begin(found) : undefined;
  };
  return {
    begin,
    weigh,
    take,
    open,
    read: () => now.current,
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
