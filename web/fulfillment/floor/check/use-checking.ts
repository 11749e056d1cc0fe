import {
  goodsToCheck,
  isAllThere,
  replayCheck,
  takeStep,
  type CheckStep,
  type CheckVerdict,
} from '@zhidan/core/fulfillment/floor/check.ts';
import type { FloorOrder } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import { movesTo } from '@zhidan/core/fulfillment/floor/floor-settings.ts';
import { readFulfillmentNo } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import { foldCode } from '@zhidan/core/catalog/sku.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { useEffect, useRef } from 'react';
import { newKey } from '../../../lib/call.ts';
import { useWords, type Say } from '../../../lib/words.ts';
import { alarmOf, type Feedback } from '../desk/scan-feedback.tsx';
import type { DeskTools } from '../desk/use-desk-tools.ts';
import { useStopText } from '../desk/stop-text.ts';
import { floorWords } from '../floor-words.ts';
import { isCalled, type Work } from '../line/use-work.ts';
import { useOpenCheck, type OpenCheck } from './use-open-check.ts';

/**
 * Checks one parcel after the other by scan. Everything is decided here at once; the server goes through the same scans again.
 * `finished`: what comes after a complete check, instead of the next parcel.
 */
export function useChecking(tools: DeskTools, finished?: (order: FloorOrder) => void) {
  const { warehouseId, line, work, look, stop, tell, clear } = tools;
  const t = useWords(floorWords);
  const textOf = useStopText();
  const table = useOpenCheck(warehouseId, line.store);

  const record = (open: OpenCheck, isLaidAside: boolean): void => {
    const { id, no } = open.order;
    const question = { recordId: newKey() as never, fulfillmentOrderId: id, at: instant(Date.now()), isLaidAside, steps: [...open.steps] };
    void line.outbox.add({ station: 'check', warehouseId, nos: { [id]: no }, question });
    table.write(null);
  };
  const finish = (open: OpenCheck): void => {
    const pieces = piecesOf(open.order);
    record(open, false);
    if (finished) return finished(open.order);
    const title = t('check.done', { no: open.order.no });
    return tell({ tone: 'done', title, lesson: t('check.doneLesson'), figure: `${pieces}/${pieces}` });
  };
  const begin = (order: FloorOrder): void => {
    const way = movesTo('check', order, work.settings);
    if (!way.ok) return tell(alarmOf('bad', textOf(way.refusal)));
    if (order.goods.length === 0) return stop(order, [{ code: 'check.nothing_left', values: { no: order.no } }]);
    table.write({ order, steps: [] });
    const pieces = piecesOf(order);
    return tell({ tone: 'good', title: order.no, lesson: t('check.opened', { pieces }), figure: `0/${pieces}` });
  };
  const step = (open: OpenCheck, taken: CheckStep): void => {
    const goods = goodsToCheck(open.order.goods);
    const before = replayCheck(goods, open.steps).state;
    if (isAllThere(goods, before)) return finish(open); // the rest was refunded while it lay on the table
    const { verdict } = takeStep(goods, before, taken, nameIn(work));
    if (verdict.tone === 'ignored') return undefined;
    const next = { ...open, steps: [...open.steps, taken] };
    if (verdict.tone === 'done') return finish(next);
    table.write(next);
    return tell(feedbackOf(verdict, { order: open.order, textOf, t }));
  };
  const take = async (text: string): Promise<void> => {
    const open = table.read();
    if (!open) {
      const order = await look(text);
      return order ? begin(order) : undefined;
    }
    if (open.order.stops.length > 0) return stop(open.order, open.order.stops);
    if (isCalled(open.order, text)) return tell({ tone: 'good', title: open.order.no, lesson: t('check.isOpen') });
    if (isParcel(work, text)) return tell({ tone: 'bad', title: t('check.finishFirst', { no: open.order.no, other: text }) });
    return step(open, { kind: 'scan', at: instant(Date.now()), text });
  };
  useStopAlarm(table.order, stop);
  return {
    begin,
    take,
    read: table.read,
    open: table.open && table.order ? { order: table.order, steps: table.open.steps } : null,
    undo(): void {
      const open = table.read();
      if (open) step(open, { kind: 'undo', at: instant(Date.now()) });
    },
    layAside(): void {
      const open = table.read();
      if (!open) return clear();
      if (open.steps.length > 0) record(open, true);
      table.write(null);
      tell({ tone: 'ready', title: t('check.laidAside', { no: open.order.no }), lesson: t('check.laidAsideLesson') });
    },
  };
}

type Telling = Readonly<{ order: FloorOrder; textOf: ReturnType<typeof useStopText>; t: Say<keyof typeof floorWords.rows> }>;

/** What a scan came to, large. */
function feedbackOf(verdict: Exclude<CheckVerdict, { tone: 'ignored' }>, { order, textOf, t }: Telling): Feedback {
  if (verdict.tone === 'refused') return alarmOf('bad', textOf(verdict.refusal));
  const { code, quantity, skuId } = verdict.goods;
  const goods = order.goods.find((one) => one.skuId === skuId);
  return {
    tone: 'good',
    title: verdict.tone === 'undone' ? t('check.undone', { code }) : code,
    lesson: `${goods?.name ?? ''} ${goods?.specification ?? ''}`.trim(),
    figure: `${verdict.counted}/${quantity}`,
  };
}

const piecesOf = ({ goods }: FloorOrder): number => goods.reduce((sum, { quantity }) => sum + quantity, 0);

/** Tells once when the parcel on the table is stopped while it lies there. */
function useStopAlarm(order: FloorOrder | null, alarm: (order: FloorOrder, reasons: FloorOrder['stops']) => void): void {
  const told = useRef('');
  const [reason] = order?.stops ?? [];
  const key = order && reason ? `${order.id} ${reason.code}` : '';
  useEffect(() => {
    if (key !== '' && told.current !== key && order) alarm(order, order.stops);
    told.current = key;
  });
}

/** What is in the other parcels of this desk: so that somebody hears what they hold instead. */
function nameIn({ loaded }: Work): (code: string) => string | null {
  return (code) => {
    const folded = foldCode(code);
    const goods = loaded?.items.flatMap((order) => order.goods) ?? [];
    return goods.find((one) => foldCode(one.code) === folded || foldCode(one.barcode) === folded)?.name ?? null;
  };
}

function isParcel(work: Work, text: string): boolean {
  return readFulfillmentNo(text) !== null || work.known(text) !== undefined;
}
