import { stageAfterWork } from '@zhidan/core/fulfillment/floor/floor-settings.ts';
import type { FloorOrder } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import { taskOf, type StationTask } from '@zhidan/core/fulfillment/floor/station.ts';
import { stagesUnderWay } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { refreshAnswers } from '../../../lib/answers.ts';
import { useWords } from '../../../lib/words.ts';
import { useLabels } from '../../../printing/index.ts';
import { useChecking } from '../check/use-checking.ts';
import type { DeskProps } from '../desk/desk-page.tsx';
import { alarmOf, type Stopped } from '../desk/scan-feedback.tsx';
import { useStopText } from '../desk/stop-text.ts';
import { useDeskTools } from '../desk/use-desk-tools.ts';
import { useInOrder } from '../desk/use-in-order.ts';
import type { OutboxView } from '../line/outbox.ts';
import { useShipping } from '../ship/use-shipping.ts';
import { useWeighing } from '../weigh/use-weighing.ts';
import { scanWays } from './scan-ways.ts';
import { stationWords } from './station-words.ts';
import { useAlarm } from './use-alarm.ts';
import { useCommands } from './use-commands.ts';
import { useHeld } from './use-held.ts';
import { useStopWatch } from './use-stop-watch.ts';
import { useStationWave } from './use-station-wave.ts';
import { useWalk } from './use-walk.ts';

/** What lies on the table, and what is to be done with it. */
export type OnTable = Readonly<{ order: FloorOrder; task: StationTask }>;

/** What the works of a station lead to; each work is there before it is known what comes after it. */
type Later = Readonly<{
  goOn: (order: FloorOrder, done: 'check' | 'weigh') => void;
  openParcel: (code: string) => Promise<void>;
  raise: (stopped: Stopped) => void;
}>;

const notYet: Later = { goOn: () => undefined, openParcel: () => Promise.resolve(), raise: () => undefined };

/**
 * One person, one scanner, one parcel after the other from its label to the door: a scan means what the parcel on the table needs
 * next. What must not go on stops everything until it is seen.
 */
export function useStation(desk: DeskProps) {
  const { warehouseId, line, view } = desk;
  const t = useWords(stationWords);
  const textOf = useStopText();
  const hands = useHeld();
  const later = useRef<Later>(notYet);
  const tools = useDeskTools(desk, { station: 'any', onStopped: (stopped) => later.current.raise(stopped) });
  const { work, look, tell } = tools;
  const shipping = useShipping(tools);
  const checking = useChecking(tools, (order) => later.current.goOn(order, 'check'));
  const weighing = useWeighing(tools, (order) => later.current.goOn(order, 'weigh'));
  const alarm = useAlarm({ view, line, onScaleId: weighing.open?.order.id ?? null });
  const walk = useWalk(tools);
  const wave = useStationWave({ ...tools, walk });
  const labels = useLabels(warehouseId, ({ fulfillmentOrderId, no, isPrinted, why }) => {
    if (!isPrinted) alarm.raise({ fulfillmentOrderId, no, reasons: [], said: why });
    else if (hands.read()?.order.id === fulfillmentOrderId) void later.current.openParcel(no);
  });

  const begin = (order: FloorOrder): void => {
    const task = taskOf(order, work.settings);
    const reasons = task.ok ? (order.isOnlyWeight && task.value === 'weigh' ? [] : order.stops) : [task.refusal];
    if (!task.ok && stagesUnderWay.some((stage) => stage === order.stage)) return tell(alarmOf('bad', textOf(task.refusal)));
    if (!task.ok || reasons.length > 0) return alarm.raise({ fulfillmentOrderId: order.id, no: order.no, reasons });
    if (task.value === 'check' || task.value === 'weigh') {
      hands.put(null);
      return (task.value === 'check' ? checking : weighing).begin(order);
    }
    hands.put({ order, task: task.value });
    return tell({ tone: 'good', title: order.no, lesson: t(`say.${task.value}`) });
  };
  const goOn = (order: FloorOrder, done: 'check' | 'weigh'): void => {
    const at = { ...order, stage: stageAfterWork(done, work.settings), stops: [], isOnlyWeight: false };
    if (at.stage !== 'to_ship' || !work.settings.shipsByItself) return begin(at);
    return tell({ tone: 'done', title: t('say.leaves', { no: order.no }), lesson: t('say.leavesLesson') });
  };
  const openParcel = async (code: string): Promise<void> => {
    const order = await look(code, ({ isOnlyWeight }) => isOnlyWeight);
    if (order) begin(order);
  };
  useEffect(() => {
    later.current = { goOn, openParcel, raise: alarm.raise };
  });
  const giveAway = (order: FloorOrder): void => {
    hands.put(null);
    shipping.give(order);
  };
  useFreshWork(view);
  const commands = useCommands({ ...tools, labels, wave, walk, alarm, checking, weighing, hands, giveAway, openParcel });
  const take = scanWays({ ...tools, t, wave, walk, alarm, checking, weighing, hands, commands, giveAway, openParcel });
  const onTable = tableOf(checking.open?.order, weighing.open?.order, hands.held);
  useStopWatch(warehouseId, onTable?.order ?? null, alarm.raise);
  return {
    ...tools,
    labels,
    wave,
    walk,
    onTable,
    check: checking.open,
    stopped: alarm.stopped,
    isDiffering: weighing.open?.differs ?? false,
    accepted: weighing.accepted,
    scan: useInOrder(take),
    commands,
  };
}

function tableOf(checked: FloorOrder | undefined, weighed: FloorOrder | undefined, held: OnTable | null): OnTable | null {
  if (checked) return { order: checked, task: 'check' };
  return weighed ? { order: weighed, task: 'weigh' } : held;
}

/** What is still to be done is asked for again with each answer to what was done here. */
function useFreshWork({ outcomes }: OutboxView): void {
  const client = useQueryClient();
  const answered = outcomes.find(({ state }) => state !== 'queued');
  const key = answered ? `${answered.recordId} ${answered.state}` : '';
  useEffect(() => void (key && refreshAnswers(client, new Set(['wave']))), [client, key]);
}
