import { z } from 'zod';
import { eventType } from '../kernel/event.ts';
import { tourCodes, tourStates } from './tour-code.ts';

/** Somebody began their tour, laid it aside or went through; single steps are no news. */
export const tourChanged = eventType({
  name: 'tour.changed',
  subjectKind: 'person',
  payload: z.object({ tour: z.enum(tourCodes), state: z.enum(tourStates) }),
  words: { 'zh-CN': '新手引导进度', en: 'Moved in the tour' },
});
