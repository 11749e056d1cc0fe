import type { Instant } from '@zhidan/core/kernel/instant.ts';

/** The parts of the house that live in processes of their own, as in the product. */
export type PartName = 'server' | 'worker';

/** What a part is told at its start. It holds secrets, so it goes over the channel. */
export type PartStart = Readonly<{
  part: PartName;
  databaseUrl: string;
  merchantName: string;
  secretKey: string;
  version: string;
  startedAt: Instant;
  /** 0: any free one. A part that is started again keeps its own, because platforms know the address */
  port: number;
}>;

/** `quiet`: do all that waits. `no` comes back with the answer. */
export type PartOrder = Readonly<{ no: number; now: Instant; isWork: boolean }>;

export type PartReport = Readonly<{ kind: 'ready'; address: string }> | Readonly<{ kind: 'done'; no: number; failure: string | null }>;
