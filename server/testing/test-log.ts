import { Writable } from 'node:stream';
import { pino, type Logger } from 'pino';

/** A log that says nothing. */
export function silentLog(): Logger {
  return pino({ level: 'silent' });
}

/** One line of a log as a test reads it. */
export type LogLine = Readonly<Record<string, unknown> & { level: number; msg: string }>;

/** A log that keeps its lines, for tests about what is logged and what never is. */
export function collectedLog(): { log: Logger; lines: readonly LogLine[] } {
  const lines: LogLine[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()) as LogLine);
      done();
    },
  });
  return { log: pino({ level: 'trace' }, sink), lines };
}
