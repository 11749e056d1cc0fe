import type { Stage } from '../control/control-api.ts';
import type { NewWorld } from '../control/route.ts';
import { createEmulation, type Emulation, type EmulationAsk } from '../world/create-emulation.ts';
import { retell } from './retell.ts';
import type { StoryFile } from './story-file.ts';

export type StageAsk = Omit<EmulationAsk, 'noted'> &
  Readonly<{
    /** keeps the world: it is told on from there, or begun there. Without, it ends with the process. */
    story?: StoryFile | undefined;
    /** called when another world begins */
    ended(): void;
  }>;

/** A stage whose world is kept in a file, where there is one. */
export type KeptStage = Stage &
  Readonly<{
    /** nothing has happened in its world yet */
    isNew: boolean;
    /** Tells the world what is kept of it. */
    wake(): Promise<void>;
  }>;

/** @throws UnreadableStory */
export function openStage(ask: StageAsk): KeptStage {
  const { story } = ask;
  const kept = story?.read() ?? null;
  const create = (beginning: Pick<EmulationAsk, 'seed' | 'startMs' | 'speed'>): Emulation =>
    createEmulation({ ...ask, ...beginning, noted: (deed) => story?.append(deed) });
  const begin = ({ seed = ask.seed, startMs = Date.now(), speed = 1 }: NewWorld): Emulation => {
    story?.begin({ seed, startMs, speed });
    return create({ seed, startMs, speed });
  };
  let emulation = kept ? create(kept.beginning) : begin(ask);
  return {
    isNew: (kept?.deeds.length ?? 0) === 0,
    emulation: () => emulation,
    begin: (world) => {
      emulation.time.close();
      ask.ended();
      emulation = begin(world);
    },
    wake: async () => {
      if (kept) await retell(emulation, kept.deeds, { nowMs: Date.now(), aliveMs: kept.aliveMs });
    },
  };
}
