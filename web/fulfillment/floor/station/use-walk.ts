import { pickWave, showWave, type PickedWave, type WaveView } from '@zhidan/core/fulfillment/floor/wave-api.ts';
import type { WaveId } from '@zhidan/core/fulfillment/floor/wave.ts';
import { readShort, stopsLeft, takeWalkStep, type Walk, type WalkStep } from '@zhidan/core/fulfillment/floor/walk.ts';
import { useRef, useState } from 'react';
import { call } from '../../../lib/call.ts';
import { useCommand } from '../../../lib/use-command.ts';
import { useWords } from '../../../lib/words.ts';
import { alarmOf, type Feedback } from '../desk/scan-feedback.tsx';
import { useStopText } from '../desk/stop-text.ts';
import { stationWords } from './station-words.ts';

/** A wave that is being walked. */
export type OpenWalk = Readonly<{ wave: WaveView; done: Walk }>;

/** Walks a wave along its bins: one scan takes all pieces of a stop; the last one says that the wave is picked. */
export function useWalk({ tell }: Readonly<{ tell: (feedback: Feedback) => void }>) {
  const t = useWords(stationWords);
  const textOf = useStopText();
  const [open, setOpen] = useState<OpenWalk | null>(null);
  const now = useRef<OpenWalk | null>(null);
  const [picked, setPicked] = useState<PickedWave | null>(null);
  const pick = useCommand(pickWave, ['wave', 'fulfillment_order', 'order']);
  const put = (next: OpenWalk | null): void => {
    now.current = next;
    setOpen(next);
  };
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
    const at = now.current;
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
    read: () => now.current,
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
      const at = now.current;
      if (at && stopsLeft(at.wave.stops, at.done).length === 0) finish(at);
      else tell({ tone: 'bad', title: t('walk.scanGoods') });
    },
    leave: () => put(null),
  };
}
