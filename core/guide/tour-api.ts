import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { tourCodes, tourStates, tourStepCount } from './tour-code.ts';

const step = z
  .int()
  .min(0)
  .max(tourStepCount - 1);

/** The tour of the caller’s work and how far they are; null for a program, and for whoever may do no tour whole. */
export const showTour = endpoint({
  method: 'GET',
  path: '/api/tour',
  permission: 'signed_in',
  title: { 'zh-CN': '新手引导', en: 'The tour of one’s work' },
  input: z.object({}),
  output: z.object({ tour: z.enum(tourCodes).nullable(), step, state: z.enum(tourStates) }),
});

/** Begins, goes on, lays aside, ends or begins anew: what is told is kept as it is. */
export const moveTour = endpoint({
  method: 'POST',
  path: '/api/tour',
  permission: 'signed_in',
  title: { 'zh-CN': '新手引导进度', en: 'Move in the tour' },
  input: z.object({ tour: z.enum(tourCodes), step, state: z.enum(tourStates).exclude(['new']) }),
  output: z.object({ done: z.literal(true) }),
});
