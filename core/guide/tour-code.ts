import type { StartingRole } from '../identity/role.ts';

/** One tour a starting role; who has several roles takes the first of them. */
export const tourCodes = [
  'owner',
  'supervisor',
  'operations',
  'administrator',
  'finance',
  'service',
  'warehouse',
] as const satisfies readonly StartingRole[];

export type TourCode = (typeof tourCodes)[number];

/** Every tour has as many. */
export const tourStepCount = 5;

/** new: nobody began it; running: its card is on screen; skipped: laid aside at a step, to be taken up again; done: gone through. */
export const tourStates = ['new', 'running', 'skipped', 'done'] as const;

export type TourState = (typeof tourStates)[number];
