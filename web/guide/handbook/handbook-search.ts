import { z } from 'zod';
import { handbookPageCodes } from './handbook-page-code.ts';

export const handbookSearch = z.object({ page: z.enum(handbookPageCodes).optional().catch(undefined) });
