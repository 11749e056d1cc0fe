import { systemCaller, type Actor, type Caller } from '@zhidan/core/kernel/caller.ts';

/** Work in the background is done in the name of who asked for it; what they may do was asked when they did. */
export function callerOf(actor: Actor): Caller {
  return { ...systemCaller('imports'), actor };
}
