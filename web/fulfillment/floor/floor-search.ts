import { waveStates } from '@zhidan/core/fulfillment/floor/wave.ts';
import { z } from 'zod';

/** What the address of the waves page may say; anything else is ignored. */
export const wavesSearch = z.object({
  state: z.enum(waveStates).optional().catch(undefined),
  /** the wave that is open */
  wave: z.uuid().optional().catch(undefined),
});
