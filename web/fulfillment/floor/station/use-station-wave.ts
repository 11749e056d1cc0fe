import { listWaves, waveRow, type WaveRow } from '@zhidan/core/fulfillment/floor/wave-api.ts';
import { waveNo } from '@zhidan/core/fulfillment/floor/wave.ts';
import { call } from '../../../lib/call.ts';
import { useWords } from '../../../lib/words.ts';
import { problemText } from '../../../ui/refusal-note.tsx';
import { uiWords } from '../../../ui/ui-words.ts';
import { alarmOf } from '../desk/scan-feedback.tsx';
import type { DeskTools } from '../desk/use-desk-tools.ts';
import { useKept } from '../line/use-kept.ts';
import { stationWords } from './station-words.ts';
import { isToPick, type useWalk } from './use-walk.ts';

export type StationWave = Readonly<{
  /** the wave whose parcels stand first; null: whatever is most urgent */
  row: WaveRow | null;
  open(no: number): Promise<void>;
  leave(): void;
}>;

type WaveAsk = Pick<DeskTools, 'warehouseId' | 'line' | 'tell'> & Readonly<{ walk: ReturnType<typeof useWalk> }>;

/** The wave that a station works through, chosen by its number: walked first, unless it has been. */
export function useStationWave({ warehouseId, line, tell, walk }: WaveAsk): StationWave {
  const t = useWords(stationWords);
  const ui = useWords(uiWords);
  const { value: row, write } = useKept({ store: line.store, note: `wave.${warehouseId}`, shape: waveRow, isStill: isToPick });
  return {
    row,
    async open(no) {
      try {
        const { items } = await call(listWaves, { warehouseId, no, limit: 1 });
        const [found] = items;
        if (!found) return tell({ tone: 'bad', title: t('wave.unknown', { no: waveNo(no) }), lesson: t('wave.unknownLesson') });
        write(found);
        if (found.state === 'open') await walk.begin(found.id);
        return tell({ tone: 'good', title: found.no, lesson: t('wave.opened', { count: found.orderCount }) });
      } catch (error) {
        return tell(alarmOf('bad', error instanceof Error ? problemText(error, ui) : ui('problem.fault')));
      }
    },
    leave: () => write(null),
  };
}
