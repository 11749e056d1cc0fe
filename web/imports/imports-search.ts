import { z } from 'zod';

/** What the address of the page may say: which import is open. */
export const importsSearch = z.object({ import: z.uuid().optional().catch(undefined) });
