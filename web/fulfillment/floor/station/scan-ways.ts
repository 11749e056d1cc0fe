import type { FloorOrder } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import { readCommand } from '@zhidan/core/fulfillment/floor/station.ts';
import { readWaveNo } from '@zhidan/core/fulfillment/floor/wave.ts';
import { readGram } from '@zhidan/core/fulfillment/floor/weigh.ts';
import { readPrintBatchNo } from '@zhidan/core/printing/print-item-life.ts';
import type { Say } from '../../../lib/words.ts';
import type { useChecking } from '../check/use-checking.ts';
import { play } from '../desk/sounds.ts';
import type { DeskTools } from '../desk/use-desk-tools.ts';
import { isCalled } from '../line/use-work.ts';
import type { useWeighing } from '../weigh/use-weighing.ts';
import { parcelWith } from './parcel-with.ts';
import type { stationWords } from './station-words.ts';
import type { Alarm } from './use-alarm.ts';
import type { useCommands } from './use-commands.ts';
import type { useHeld } from './use-held.ts';
import type { StationWave } from './use-station-wave.ts';
import type { useWalk } from './use-walk.ts';

type WaysAsk = DeskTools &
  Readonly<{
    t: Say<keyof typeof stationWords.rows>;
    wave: StationWave;
    walk: ReturnType<typeof useWalk>;
    alarm: Alarm;
    checking: ReturnType<typeof useChecking>;
    weighing: ReturnType<typeof useWeighing>;
    hands: ReturnType<typeof useHeld>;
    commands: ReturnType<typeof useCommands>;
    giveAway: (order: FloorOrder) => void;
    openParcel: (code: string) => Promise<void>;
  }>;

/** What a scan means: nothing while the page is red, a command always, else what the parcel on the table needs next. */
export function scanWays(ask: WaysAsk): (text: string) => Promise<void> {
  const { t, tell, work, view, wave, walk, alarm, checking, weighing, hands, commands, giveAway, openParcel } = ask;
  const open = async (text: string): Promise<void> => {
    const waveNo = readWaveNo(text);
    if (waveNo !== null) return wave.open(waveNo);
    if (readPrintBatchNo(text) !== null) return commands.printBatch(text);
    const byGoods = work.known(text) ? null : parcelWith(text, { work, view });
    if (!byGoods) return openParcel(text);
    await openParcel(byGoods.no); // as it is now
    return checking.read()?.order.id === byGoods.id ? checking.take(text) : undefined;
  };
  const takeHeld = async (text: string): Promise<void> => {
    const held = hands.read();
    if (held?.task !== 'ship') return open(text);
    const { order } = held;
    const isLabel = order.waybillNos.length === 0 ? isCalled(order, text) : order.waybillNos.includes(text.trim());
    if (isLabel) return giveAway(order);
    return tell({ tone: 'bad', title: t('say.otherLabel', { code: text, no: order.no }), lesson: t('say.otherLabelLesson') });
  };
  const takeWeight = (order: FloorOrder, text: string): void => {
    const gram = readGram(text);
    if (isCalled(order, text)) return weighing.begin(order);
    if (gram === null) return tell({ tone: 'bad', title: t('say.weighFirst', { no: order.no, code: text }) });
    return weighing.weigh(order, gram);
  };
  return async (text) => {
    const command = readCommand(text);
    if (alarm.read()) return command === 'seen' ? commands.seen() : play('stop');
    if (command) return commands.obey(command);
    if (walk.read()) return walk.take(text);
    if (!work.loaded) return tell({ tone: 'bad', title: t('say.loading') });
    const onScale = weighing.read();
    if (checking.read()) return checking.take(text);
    return onScale ? takeWeight(onScale, text) : takeHeld(text);
  };
}
