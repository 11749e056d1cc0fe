import type { Instant } from '@zhidan/core/kernel/instant.ts';

/** What modules may know about the running program itself. */
export type Deployment = Readonly<{
  version: string;
  /** the merchant is for trying out: the sign-in page lists its accounts and their passwords */
  isDemo: boolean;
  isEmbeddedDatabase: boolean;
  /** the emulated platforms, in a deployment that runs them */
  emulators?: EmulatedPlatforms | null;
  /** lays the demo aside for an empty merchant of one's own, ending this server; absent where no launcher of ours started it */
  leaveDemo?: () => void;
  /** where people reach the product, `https://oms.example.cn`; absent: messages bear no links */
  origin?: string;
  startedAt: Instant;
}>;

export type EmulatedPlatforms = Readonly<{
  /** `http://127.0.0.1:4790` */
  url: string;
  /** credentials of the apps registered there, by connector: for practice, worth nothing elsewhere */
  apps: Readonly<Record<string, Readonly<Record<string, string>>>>;
}>;
