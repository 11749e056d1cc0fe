import type { Instant } from '@zhidan/core/kernel/instant.ts';

/** What modules may know about the running program itself. */
export type Deployment = Readonly<{
  version: string;
  /** the merchant is for trying out: the sign-in page lists its accounts and their passwords */
  isDemo: boolean;
  isEmbeddedDatabase: boolean;
  /** where the emulated platforms answer, `http://127.0.0.1:4790`, in a deployment that runs them */
  emulatorUrl?: string | null;
  startedAt: Instant;
}>;
