import { pickWave, showWave, waveView, type PickedWave, type WaveRow, type WaveView } from '@zhidan/core/fulfillment/floor/wave-api.ts';
import type { WaveId } from '@zhidan/core/fulfillment/floor/wave.ts';
import { readShort, stopsLeft, takeWalkStep, type Walk, type WalkStep } from '@zhidan/core/fulfillment/floor/walk.ts';
import { useState } from 'react';
import { z } from 'zod';
import { call } from '../../../lib/call.ts';
import { isPassing } from '../../../lib/problem.ts';
import { useCommand } from '../../../lib/use-command.ts';
import { useWords } from '../../../lib/words.ts';
import { alarmOf } from '../desk/scan-feedback.tsx';
import { useStopText } from '../desk/stop-text.ts';
import type { DeskTools } from '../desk/use-desk-tools.ts';
import { useKept } from '../line/use-kept.ts';
import { stationWords } from './station-words.ts';

/** A wave that is being walked. */
export type OpenWalk = Readonly<{ wave: WaveView; done: Walk }>;

const openWalk: z.ZodType<OpenWalk> = z.object({
  wave: waveView,
  done: z.array(z.object({ skuId: z.string(), missing: z.int() })),
});

/** Walks a wave along its bins: one scan takes all pieces of a stop; the last one says that the wave is picked. Outlives a reload. */
export function useWalk({ warehouseId, line, tell }: Pick<DeskTools, 'warehouseId' | 'line' | 'tell'>) {
  const t = useWords(stationWords);
  const textOf = useStopText();
  const kept = useKept({ store: line.store, note: `walk.${warehouseId}`, shape: openWalk, isStill: isStillWalked });
  const { value: open, read, write: put } = kept;
  const [picked, setPicked] = useState<PickedWave | null>(null);
  const pick = useCommand(pickWave, ['wave', 'fulfillment_order', 'order']);
  /** Tells the house; asked again after a lost answer it counts once. */
  const finish = ({ wave, done }: OpenWalk): void => {
    const missing = done.filter((one) => one.missing > 0).map((one) => ({ skuId: one.skuId as never, missing: one.missing }));
    pick.give({ waveId: wave.id as WaveId, missing }, (answer) => {
      put(null);
      setPicked(answer);
      tell({ tone: 'done', title: t('walk.done', { no: wave.no }), lesson: t('walk.doneLesson', { count: answer.pickedCount }) });
    });
  };
  const step = (made: WalkStep): void => {
    const at = read();
    if (!at) return;
    const { walk, verdict } = takeWalkStep(at.wave.stops, at.done, made);
    if (verdict.tone === 'refused') return tell(alarmOf('bad', textOf(verdict.refusal)));
    const next = { ...at, done: walk };
    put(next);
    const left = stopsLeft(next.wave.stops, walk).length;
    const { code, quantity } = verdict.stop;
    const said = verdict.tone === 'undone' ? 'walk.undone' : verdict.missing > 0 ? 'walk.short' : 'walk.taken';
    tell({ tone: 'good', title: t(said, { code, missing: verdict.missing }), figure: `${quantity - verdict.missing}/${quantity}` });
    if (left === 0) finish(next);
  };
  return {
    open,
    picked,
    error: pick.error,
    isPending: pick.isPending,
    read,
    /** @throws Problem, NetworkLost */
    async begin(waveId: WaveId): Promise<void> {
      const wave = await call(showWave, { waveId });
      setPicked(null);
      pick.reset();
      if (wave.stops.length > 0) put({ wave, done: [] });
    },
    take(text: string): void {
      const missing = readShort(text);
      step(missing === null ? { kind: 'scan', text } : { kind: 'short', missing });
    },
    undo: () => step({ kind: 'undo' }),
    /** tells the house again when it did not answer; else says what is at hand */
    goOn(): void {
      const at = read();
      if (at && stopsLeft(at.wave.stops, at.done).length === 0) finish(at);
      else tell({ tone: 'bad', title: t('walk.scanGoods') });
    },
    leave: () => put(null),
  };
}

const isStillWalked = ({ wave }: OpenWalk): Promise<boolean> => isToPick(wave);

/** Whether a wave that a reload brought back still waits to be picked; without network it is taken to. */
export async function isToPick({ id }: Pick<WaveRow, 'id'>): Promise<boolean> {
  try {
    return (await call(showWave, { waveId: id })).state === 'open';
  } catch (error) {
    return isPassing(error);
  }
}
