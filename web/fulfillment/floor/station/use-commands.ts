import type { FloorOrder } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import type { StationCommand } from '@zhidan/core/fulfillment/floor/station.ts';
import { useWords } from '../../../lib/words.ts';
import type { Labels } from '../../../printing/index.ts';
import type { useChecking } from '../check/use-checking.ts';
import { problemText } from '../../../ui/refusal-note.tsx';
import { uiWords } from '../../../ui/ui-words.ts';
import { alarmOf, type Feedback } from '../desk/scan-feedback.tsx';
import { useStopText } from '../desk/stop-text.ts';
import type { DeskTools } from '../desk/use-desk-tools.ts';
import type { useWeighing } from '../weigh/use-weighing.ts';
import { stationWords } from './station-words.ts';
import type { Alarm } from './use-alarm.ts';
import type { useHeld } from './use-held.ts';
import type { StationWave } from './use-station-wave.ts';
import type { useWalk } from './use-walk.ts';

type CommandsAsk = Pick<DeskTools, 'tell' | 'clear'> &
  Readonly<{
    labels: Labels;
    wave: StationWave;
    walk: ReturnType<typeof useWalk>;
    alarm: Alarm;
    checking: ReturnType<typeof useChecking>;
    weighing: ReturnType<typeof useWeighing>;
    hands: ReturnType<typeof useHeld>;
    giveAway: (order: FloorOrder) => void;
    openParcel: (code: string) => Promise<void>;
  }>;

/** What keys and the barcodes of the sheet make a station do. */
export function useCommands(ask: CommandsAsk) {
  const { tell, clear, alarm, walk, checking, weighing, hands, giveAway } = ask;
  const t = useWords(stationWords);
  const textOf = useStopText();
  const print = usePrinting(ask);
  const lacks = (station: 'check' | 'weigh', { no }: FloorOrder): void =>
    tell(alarmOf('bad', t('say.notYet', { no, doing: t(`now.${station}`) })));
  const nothing = (): void => tell({ tone: 'bad', title: t('say.nothingOpen'), lesson: t('say.nothingOpenLesson') });
  /** Says what is to be done with a parcel that wants goods or a weight, which no key can give. */
  const isWanting = (): boolean => {
    const [open, onScale] = [checking.read(), weighing.read()];
    if (walk.read()) tell({ tone: 'bad', title: t('walk.scanGoods') });
    else if (open) lacks('check', open.order);
    else if (onScale) lacks('weigh', onScale);
    return walk.read() !== null || open !== null || onScale !== null;
  };
  const ship = (): void => {
    if (isWanting()) return;
    const held = hands.read();
    if (held?.task === 'ship') return giveAway(held.order);
    return held ? lacksLabel(held.order) : nothing();
  };
  const lacksLabel = ({ no }: FloorOrder): void => tell(alarmOf('bad', textOf({ code: 'floor.not_printed', values: { no } })));
  const aside = (): void => {
    if (walk.read()) return walk.leave();
    if (checking.read()) return checking.layAside();
    if (weighing.read()) return weighing.leave();
    if (hands.read()) {
      hands.put(null);
      return clear();
    }
    ask.wave.leave();
    return clear();
  };
  const seen = (): void => {
    const stopped = alarm.see();
    if (!stopped) return;
    if (checking.read()?.order.id === stopped.fulfillmentOrderId) checking.layAside();
    if (weighing.read()?.id === stopped.fulfillmentOrderId) weighing.leave();
    if (hands.read()?.order.id === stopped.fulfillmentOrderId) hands.put(null);
    tell({ tone: 'ready', title: t('stop.seenTitle', { no: stopped.no }), lesson: t('stop.seenLesson') });
  };
  const table: Readonly<Record<StationCommand, () => void | Promise<void>>> = {
    next: () => (walk.read() ? walk.goOn() : isWanting() ? undefined : hands.read()?.task === 'ship' ? ship() : print.next()),
    print: () => (isWanting() ? undefined : print.next()),
    ship,
    weigh: () => (isWanting() ? undefined : hands.read() ? tell({ tone: 'bad', title: t('say.noWeight') }) : nothing()),
    undo: () =>
      walk.read()
        ? walk.undo()
        : checking.read()
          ? checking.undo()
          : tell(alarmOf('bad', textOf({ code: 'check.nothing_to_undo', values: {} }))),
    aside,
    seen: () => undefined,
  };
  return {
    printBatch: print.batch,
    obey: async (command: StationCommand): Promise<void> => table[command](),
    aside,
    seen,
  };
}

/** Printing from here: one label, or what a batch has left. */
function usePrinting({ labels, hands, tell, openParcel }: CommandsAsk) {
  const t = useWords(stationWords);
  const ui = useWords(uiWords);
  /** Says why nothing can be printed now; false when it can. */
  const isKept = (): boolean => {
    const why: Feedback | null = !labels.mayPrint
      ? { tone: 'bad', title: t('say.mayNotPrint'), lesson: t('say.mayNotPrintLesson') }
      : labels.isRunning
        ? { tone: 'ready', title: t('say.printing'), lesson: t('say.printingLesson') }
        : labels.blocker
          ? { tone: 'bad', title: labels.blocker, lesson: t('say.blockerLesson') }
          : null;
    if (why) tell(why);
    return why !== null;
  };
  return {
    /** the label of the parcel in the hand, else of the most urgent one that waits */
    async next(): Promise<void> {
      const held = hands.read();
      if (held?.task === 'ship') return tell({ tone: 'bad', title: t('say.printed', { no: held.order.no }) });
      if (isKept()) return undefined;
      const [first] = labels.waiting ?? [];
      if (!held && !first) return tell({ tone: 'ready', title: t('say.noLabels'), lesson: t('say.noLabelsLesson') });
      if (!held && first) await openParcel(first.no);
      const order = hands.read()?.order;
      if (!order) return undefined; // it was stopped
      labels.print([order.id]);
      return tell({ tone: 'ready', title: t('say.printing'), lesson: order.no });
    },
    async batch(no: string): Promise<void> {
      if (isKept()) return undefined;
      try {
        const outcome = await labels.printOn(no);
        if (outcome === 'unknown') return tell({ tone: 'bad', title: t('batch.unknown', { no }) });
        if (outcome === 'started') return tell({ tone: 'ready', title: t('batch.started', { no }), lesson: t('say.printingLesson') });
        return tell({ tone: 'ready', title: t('batch.nothing_left', { no }), lesson: t('batch.nothing_leftLesson') });
      } catch (error) {
        return tell(alarmOf('bad', error instanceof Error ? problemText(error, ui) : ui('problem.fault')));
      }
    },
  };
}
