import type { FloorOrder } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import type { StationCommand } from '@zhidan/core/fulfillment/floor/station.ts';
import { useWords } from '../../../lib/words.ts';
import type { Labels } from '../../../printing/index.ts';
import type { useChecking } from '../check/use-checking.ts';
import { alarmOf } from '../desk/scan-feedback.tsx';
import { useStopText } from '../desk/stop-text.ts';
import type { DeskTools } from '../desk/use-desk-tools.ts';
import type { useWeighing } from '../weigh/use-weighing.ts';
import { stationWords } from './station-words.ts';
import type { Alarm } from './use-alarm.ts';
import type { useHeld } from './use-held.ts';
import type { StationWave } from './use-station-wave.ts';

type CommandsAsk = Pick<DeskTools, 'tell' | 'clear'> &
  Readonly<{
    labels: Labels;
    wave: StationWave;
    alarm: Alarm;
    checking: ReturnType<typeof useChecking>;
    weighing: ReturnType<typeof useWeighing>;
    hands: ReturnType<typeof useHeld>;
    giveAway: (order: FloorOrder) => void;
    openParcel: (code: string) => Promise<void>;
  }>;

/** What keys and the barcodes of the sheet make a station do. */
export function useCommands(ask: CommandsAsk) {
  const { tell, clear, alarm, checking, weighing, hands, giveAway } = ask;
  const t = useWords(stationWords);
  const textOf = useStopText();
  const print = usePrinting(ask);
  const lacks = (station: 'check' | 'weigh', { no }: FloorOrder): void =>
    tell(alarmOf('bad', t('say.notYet', { no, doing: t(`now.${station}`) })));
  const nothing = (): void => tell({ tone: 'bad', title: t('say.nothingOpen'), lesson: t('say.nothingOpenLesson') });
  /** Says what is to be done with a parcel that wants goods or a weight, which no key can give. */
  const isWanting = (): boolean => {
    const [open, onScale] = [checking.read(), weighing.read()];
    if (open) lacks('check', open.order);
    else if (onScale) lacks('weigh', onScale);
    return open !== null || onScale !== null;
  };
  const ship = (): void => {
    if (isWanting()) return;
    const held = hands.read();
    if (held?.task === 'ship') return giveAway(held.order);
    return held ? lacksLabel(held.order) : nothing();
  };
  const lacksLabel = ({ no }: FloorOrder): void => tell(alarmOf('bad', textOf({ code: 'floor.not_printed', values: { no } })));
  const aside = (): void => {
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
    next: () => (isWanting() ? undefined : hands.read()?.task === 'ship' ? ship() : print()),
    print: () => (isWanting() ? undefined : print()),
    ship,
    weigh: () => (isWanting() ? undefined : hands.read() ? tell({ tone: 'bad', title: t('say.noWeight') }) : nothing()),
    undo: () => (checking.read() ? checking.undo() : tell(alarmOf('bad', textOf({ code: 'check.nothing_to_undo', values: {} })))),
    aside,
    seen: () => undefined,
  };
  return { obey: async (command: StationCommand): Promise<void> => table[command](), aside, seen };
}

/** Prints the label of the parcel in the hand, else of the most urgent one that waits. */
function usePrinting({ labels, hands, tell, openParcel }: CommandsAsk): () => Promise<void> {
  const t = useWords(stationWords);
  return async () => {
    const held = hands.read();
    if (held?.task === 'ship') return tell({ tone: 'bad', title: t('say.printed', { no: held.order.no }) });
    if (!labels.mayPrint) return tell({ tone: 'bad', title: t('say.mayNotPrint'), lesson: t('say.mayNotPrintLesson') });
    if (labels.isRunning) return tell({ tone: 'ready', title: t('say.printing'), lesson: t('say.printingLesson') });
    if (labels.blocker) return tell({ tone: 'bad', title: labels.blocker, lesson: t('say.blockerLesson') });
    const [first] = labels.waiting ?? [];
    if (!held && !first) return tell({ tone: 'ready', title: t('say.noLabels'), lesson: t('say.noLabelsLesson') });
    if (!held && first) await openParcel(first.no);
    const order = hands.read()?.order;
    if (!order) return undefined; // it was stopped
    labels.print([order.id]);
    return tell({ tone: 'ready', title: t('say.printing'), lesson: order.no });
  };
}
