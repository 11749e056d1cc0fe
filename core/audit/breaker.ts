import type { Id } from '../kernel/id.ts';

export type BreakerId = Id<'BreakerId'>;
