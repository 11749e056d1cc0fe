import type { Tone } from '../ui/status-tag.tsx';

/** News handled within this time is live for a person. */
const promptMs = 5_000;
/** Behind this, something is stuck. */
const stuckMs = 60_000;

export function lagTone(behindMs: number): Tone {
  if (behindMs <= promptMs) return 'good';
  return behindMs <= stuckMs ? 'warn' : 'bad';
}
