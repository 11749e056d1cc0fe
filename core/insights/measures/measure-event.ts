import { z } from 'zod';
import { eventType } from '../../kernel/event.ts';
import { measureCodes } from './measure-code.ts';

/** A figure of the time before the product was typed in, changed or taken away; before and after stand with the entry. */
export const measureBaselineChanged = eventType({
  name: 'measure_baseline.changed',
  subjectKind: 'measure_baseline',
  payload: z.object({ measure: z.enum(measureCodes) }),
  words: { 'zh-CN': '修改上线前指标', en: 'Figure of the time before changed' },
});

/** Who may hear of it on the live stream. */
export const measureSubjects = { measure_baseline: 'measures.display' } as const;
