import type { z } from 'zod';
import type { Emulation } from '../world/create-emulation.ts';

export type NewWorld = Readonly<{ seed?: string | undefined; startMs?: number | undefined; speed?: number | undefined }>;

/** `begins`: what is asked begins a world of its own, and `run` finds it; null: it goes on in the one that is there. */
export type Route = Readonly<{ input: z.ZodType; run(emulation: Emulation, ask: never): unknown; begins?(ask: never): NewWorld | null }>;

/** A question or command of the control API. */
export function route<Input extends z.ZodType>(
  input: Input,
  run: (emulation: Emulation, ask: z.output<Input>) => unknown,
  begins: (ask: z.output<Input>) => NewWorld | null = () => null,
): Route {
  return { input, run, begins };
}
