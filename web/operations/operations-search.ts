import { z } from 'zod';

/** What the address of a page may say; anything else is ignored. */
const text = z.coerce.string().max(64).optional().catch(undefined);
const moment = z.iso.datetime({ precision: 3 }).optional().catch(undefined);

export const journalSearch = z.object({ event: text, subjectKind: text, subjectId: text, actorId: text, from: moment, to: moment });

export const jobTabs = ['dead', 'waiting', 'parked', 'queues', 'subscribers'] as const;
export type JobTab = (typeof jobTabs)[number];

export const jobsSearch = z.object({ tab: z.enum(jobTabs).optional().catch(undefined) });
