import { fork, type ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { StartFailure } from '../platform/start-failure.ts';
import type { Assignment, EmulatorAssignment, Order, Report } from './assignment.ts';
import { launchFailure } from './launch-failure.ts';
import { lastLines, openLogFile } from './log-file.ts';
import { tell } from './tell.ts';

export type Ready = Extract<Report, { kind: 'ready' }>;

/** A process of ours that is started again when it ends by itself. */
export type KeptProcess = Readonly<{
  /** its first time; rejects when it never comes so far */
  ready: Promise<Ready>;
  restart(): void;
  stop(): Promise<void>;
  kill(): void;
}>;

export type KeepAsk = Readonly<{
  name: 'server' | 'worker' | 'emulators';
  /** the module it runs */
  file: string;
  /** where its output goes */
  logFile: string;
  assignment: Assignment | EmulatorAssignment;
  environment: NodeJS.ProcessEnv;
  /** the port to take when the assigned one is taken; a process that was ready once keeps its port */
  nextPort(taken: number): Promise<number>;
  /** a person at the screen wants to leave the demo; may be told twice */
  onLeaveDemo?(port: number): void;
  log: Logger;
}>;

const firstPauseMs = 500;
const longestPauseMs = 30_000;
/** A process that lived this long was well: the next pause is short again. */
const wellAfterMs = 60_000;
/** Starts that may fail before the first one succeeds; later ones go on for ever. */
const firstStarts = 3;
const stopLimitMs = 18_000;

/** Starts a process and keeps it running, with growing pauses between starts that fail. */
export function keepProcess(ask: KeepAsk): KeptProcess {
  let child: ChildProcess | null = null;
  let isStopping = false;
  let isRestarting = false;
  let wasReady = false;
  let nap = new AbortController();
  let { assignment } = ask;
  const ready = Promise.withResolvers<Ready>();

  async function keep(): Promise<void> {
    let failures = 0;
    while (!isStopping) {
      nap = new AbortController();
      const startedAt = performance.now();
      const run = runOnce(ask, assignment, (report) => {
        wasReady = true;
        ready.resolve(report);
      });
      child = run.child;
      const end = await run.end;
      if (isStopping) return;
      if (end.isPortTaken && !wasReady) {
        assignment = { ...assignment, port: await ask.nextPort(assignment.port) };
        continue;
      }
      if (isRestarting) {
        isRestarting = false;
        failures = 0;
        continue;
      }
      if (end.failure && !wasReady) throw end.failure;
      failures = performance.now() - startedAt > wellAfterMs ? 1 : failures + 1;
      if (!wasReady && failures >= firstStarts) throw neverReady(ask);
      const pauseMs = Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs);
      tellEnd(ask, end.exit, pauseMs);
      await pause(pauseMs, undefined, { signal: nap.signal }).catch(() => undefined);
    }
  }

  const kept = keep().catch((error: unknown) => ready.reject(error));
  ready.promise.catch(() => undefined); // whoever waits for it is told; nobody may wait yet

  return {
    ready: ready.promise,
    restart: () => {
      nap.abort();
      isRestarting = isAlive(child);
      if (child) send(child, { kind: 'end' });
    },
    stop: async () => {
      isStopping = true;
      nap.abort();
      if (child) send(child, { kind: 'end' });
      const timer = setTimeout(() => child?.kill('SIGKILL'), stopLimitMs);
      await kept;
      clearTimeout(timer);
    },
    kill: () => {
      isStopping = true;
      child?.kill('SIGKILL');
    },
  };
}

/** How one life of a process ended, and what it told about it. */
type End = Readonly<{ exit: string; isPortTaken: boolean; failure: StartFailure | null }>;

function runOnce(
  ask: KeepAsk,
  assignment: KeepAsk['assignment'],
  onReady: (report: Ready) => void,
): Readonly<{ child: ChildProcess; end: Promise<End> }> {
  const output = openLogFile(ask.logFile);
  const child = fork(ask.file, { stdio: ['ignore', output, output, 'ipc'], env: ask.environment });
  closeSync(output);
  let isPortTaken = false;
  let failure: StartFailure | null = null;
  child.on('message', (report: Report) => {
    if (report.kind === 'port_taken') isPortTaken = true;
    else if (report.kind === 'failed') failure = new StartFailure(report.code, report.words);
    else if (report.kind === 'leave_demo') ask.onLeaveDemo?.(assignment.port);
    else onReady(report);
  });
  send(child, { kind: 'begin', assignment });
  const end = new Promise<End>((resolve) => {
    child.once('error', (error) => resolve({ exit: error.message, isPortTaken, failure }));
    child.once('exit', (code, signal) => resolve({ exit: String(signal ?? code), isPortTaken, failure }));
  });
  return { child, end };
}

function isAlive(child: ChildProcess | null): boolean {
  return child !== null && child.exitCode === null && child.signalCode === null;
}

function tellEnd({ name, log, logFile }: KeepAsk, exit: string, restartInMs: number): void {
  log.error({ process: name, exit, restartInMs }, 'a process ended by itself and is started again');
  tell(
    {
      'zh-CN': '{name} 进程意外结束（{exit}），{seconds} 秒后重启，日志 {logFile}',
      en: 'the {name} process ended by itself ({exit}); starting it again in {seconds} s; its log is {logFile}',
    },
    { name, exit, seconds: restartInMs / 1000, logFile },
  );
}

function neverReady({ name, logFile }: KeepAsk): StartFailure {
  return launchFailure('launch.process_failed', { name, log: logFile, problem: `\n${lastLines(logFile, 12)}` });
}

function send(child: ChildProcess, order: Order): void {
  if (child.connected) child.send(order, () => undefined); // it may end at this very moment
}
