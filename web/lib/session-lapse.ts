import { signalStore } from './signal-store.ts';

/** True from the first answer that says "sign in first" until somebody signed in again. */
export const sessionLapsed = signalStore(false);
