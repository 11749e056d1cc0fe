import { pino, type DestinationStream, type Logger } from 'pino';
import { cleanField, cleanText } from './clean-log.ts';

export type LogAsk = Readonly<{
  /** `info`; one of pino's levels */
  level: string;
  /** `server`, `worker`: which process writes */
  process: string;
  /** where lines go; standard output by default */
  stream?: DestinationStream;
}>;

/**
 * The log of a process: one JSON line an event. Personal data and secrets cannot get in, whoever writes: fields are cleaned
 * by name and by look, errors keep their kind and place but not the values they quote, and each line is looked over once more.
 */
export function createLog({ level, process, stream }: LogAsk): Logger {
  const options = {
    level,
    base: { process },
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
    formatters: {
      level: (label: string) => ({ level: label }),
      bindings: (fields: Record<string, unknown>) => cleanField('', fields) as Record<string, unknown>,
      log: (fields: Record<string, unknown>) => cleanField('', fields) as Record<string, unknown>,
    },
    hooks: { streamWrite: cleanText },
  };
  return stream ? pino(options, stream) : pino(options);
}
