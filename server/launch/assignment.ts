import type { Words } from '@zhidan/core/kernel/words.ts';

/** What a server or worker process is told at its start. It holds secrets, so it goes over the channel to the launcher. */
export type Assignment = Readonly<{
  databaseUrl: string;
  isEmbeddedDatabase: boolean;
  merchantName: string;
  secretKey: string;
  isDemo: boolean;
  /** the demo's staff works by itself */
  hasDemoStaff: boolean;
  host: string;
  port: number;
  publicUrl: string | null;
  trustedProxies: readonly string[];
  webFolder: string | null;
  /** where the demo's emulated platforms answer; null without a demo */
  emulatorUrl: string | null;
  uploadLimitMb: number;
  /** every answer is held against its contract: in development */
  checksAnswers: boolean;
  logLevel: string;
}>;

/** What the emulators are told at their start; emulators/kept-by-launcher.ts reads it. */
export type EmulatorAssignment = Readonly<{ port: number; storyFile: string }>;

/** One line for the person at the terminal about how to get in: a demo account, or the code that makes the first owner. */
export type EntranceLine = string;

/** What a process tells its launcher. */
export type Report =
  | Readonly<{ kind: 'ready'; address: string | null; entrance: readonly EntranceLine[] }>
  | Readonly<{ kind: 'port_taken' }>
  /** a person wants shops of their own in place of the demo */
  | Readonly<{ kind: 'leave_demo' }>
  | Readonly<{ kind: 'failed'; code: string; words: Words }>;

/** What a launcher tells its process. */
export type Order = Readonly<{ kind: 'begin'; assignment: Assignment | EmulatorAssignment }> | Readonly<{ kind: 'end' }>;

/** A process at work: what it told when it was ready, and how it ends. */
export type AtWork = Readonly<{ address: string | null; entrance: readonly EntranceLine[]; close(): Promise<void> }>;
