import { listFloorWork, type FloorOrder } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import { movesTo } from '@zhidan/core/fulfillment/floor/floor-settings.ts';
import type { WaveRow } from '@zhidan/core/fulfillment/floor/wave-api.ts';
import type { FulfillmentOrderId } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { useEffect, useRef, useState } from 'react';
import { call, newKey } from '../../../lib/call.ts';
import { useWords } from '../../../lib/words.ts';
import { useToast } from '../../../ui/toast.tsx';
import { alarmOf } from '../desk/scan-feedback.tsx';
import { useStopText } from '../desk/stop-text.ts';
import type { DeskTools } from '../desk/use-desk-tools.ts';
import { floorWords } from '../floor-words.ts';
import type { DeskOutcome } from '../line/desk-result.ts';

type Named = Readonly<{ id: FulfillmentOrderId; no: string }>;

/** Sends parcels out by scan, or a wave at once. A scan only asks; what has left is what the server says. */
export function useShipping({ warehouseId, line, view, work, look, tell, clear }: DeskTools) {
  const t = useWords(floorWords);
  const textOf = useStopText();
  const toast = useToast();
  const [asked, setAsked] = useState<readonly string[]>([]);

  const send = (parcels: readonly Named[]): void => {
    const at = instant(Date.now());
    const items = parcels.map(({ id }) => ({ recordId: newKey() as never, fulfillmentOrderId: id, at }));
    const nos = Object.fromEntries(parcels.map(({ id, no }) => [id, no]));
    setAsked(items.map(({ recordId }) => recordId));
    void line.outbox.add({ station: 'ship', warehouseId, nos, question: { items } });
  };
  const give = (order: FloorOrder): void => {
    const way = movesTo('ship', order, work.settings);
    if (!way.ok) return tell(alarmOf('bad', textOf(way.refusal)));
    tell({ tone: 'ready', title: t('ship.asked', { no: order.no }), lesson: t('ship.askedLesson') });
    return send([order]);
  };
  const take = async (code: string): Promise<void> => {
    const order = await look(code);
    if (order) give(order);
  };
  const mine = view.outcomes.filter(({ recordId }) => asked.includes(recordId));
  useAnswered(mine, () => {
    const shipped = mine.filter(({ state }) => state === 'shipped');
    const [first] = mine;
    if (shipped.length === 0) return clear(); // what was refused stands in red above
    return tell({
      tone: 'done',
      title: mine.length === 1 ? t('ship.done', { no: first?.no ?? '' }) : t('ship.doneMany', { count: shipped.length }),
      ...(shipped.length < mine.length ? { lesson: t('ship.someRefused', { count: mine.length - shipped.length }) } : {}),
    });
  });
  return {
    give,
    take,
    async shipWave(wave: WaveRow): Promise<void> {
      try {
        const { items } = await call(listFloorWork, { warehouseId, station: 'ship', waveId: wave.id });
        const ready = items.filter(({ stops }) => stops.length === 0);
        if (ready.length === 0) return toast.warned(t('ship.nothingReady', { no: wave.no }));
        tell({ tone: 'ready', title: t('ship.askedMany', { count: ready.length }), lesson: t('ship.askedLesson') });
        return send(ready);
      } catch (error) {
        return toast.failed(error instanceof Error ? error : new Error(String(error)));
      }
    },
  };
}

/** Calls once when the last of these has its answer. */
function useAnswered(outcomes: readonly DeskOutcome[], tell: () => void): void {
  const told = useRef('');
  const key =
    outcomes.length > 0 && outcomes.every(({ state }) => state !== 'queued') ? outcomes.map(({ recordId }) => recordId).join(' ') : '';
  useEffect(() => {
    if (key !== '' && told.current !== key) tell();
    if (key !== '') told.current = key;
  });
}
