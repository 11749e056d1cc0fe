import type { Merchant } from '../merchant.ts';

/** Work that goes on as long as a worker lives: a connection that is held open. It returns soon after `signal` aborts. */
export type Runner = Readonly<{ name: string; run(merchant: Merchant, signal: AbortSignal): Promise<void> }>;
