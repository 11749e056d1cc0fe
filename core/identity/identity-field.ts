import { z } from 'zod';
import { loginPattern, passwordMaxLength, passwordMinLength } from './person.ts';

/** Input fields that several endpoints of identity share. */
export const login = z.string().trim().regex(loginPattern).toLowerCase();
export const password = z.string().min(passwordMinLength).max(passwordMaxLength);

/** The answer of a command that has nothing to tell but that it is done. */
export const done = z.object({ done: z.literal(true) });
