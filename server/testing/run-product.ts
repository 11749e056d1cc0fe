import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryFolder } from '../settings.ts';
import { until } from './until.ts';

/** A product that was started as a person starts it, in a process of its own. */
export type RunningProduct = Readonly<{
  pid: number;
  /** what it printed so far */
  printed(): string;
  /** the address it printed; rejects when it ends before that */
  address(): Promise<string>;
  signal(name: NodeJS.Signals): void;
  /** exit code, or the signal that ended it */
  ended: Promise<number | NodeJS.Signals>;
}>;

export type ProductAsk = Readonly<{
  command?: string;
  environment: Readonly<Record<string, string>>;
  account?: Readonly<{ uid: number; gid: number }>;
}>;

const startLimitMs = 120_000;

/** Runs `zhidan start`, or another command with its words, with these settings and none of ours. */
export function runProduct({ command = 'start', environment, account }: ProductAsk): RunningProduct {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:ZHIDAN_|DATABASE_URL$|npm_|VITEST|NODE_)/.test(name));
  const child = spawn(process.execPath, [join(repositoryFolder, 'server/cli.ts'), ...command.split(' ')], {
    cwd: repositoryFolder,
    env: { ...Object.fromEntries(inherited), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...account,
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  let end: number | NodeJS.Signals | null = null;
  const ended = new Promise<number | NodeJS.Signals>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve((end = signal ?? code ?? 1)));
  });
  return {
    pid: child.pid ?? 0,
    printed: () => printed,
    address: () =>
      until(
        'the product prints its address',
        () => {
          if (end !== null) throw new Error(`the product ended (${end}): ${printed}`);
          return /is running {2}→ {2}(\S+)/.exec(printed)?.[1];
        },
        startLimitMs,
      ),
    signal: (name) => void child.kill(name),
    ended,
  };
}

/** An empty data folder in a place that every account can enter. */
export function temporaryFolder(): Readonly<{ path: string; remove(): void }> {
  const path = mkdtempSync(join(tmpdir(), 'zhidan-journey-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
