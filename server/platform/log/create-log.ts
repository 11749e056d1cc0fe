import { pino, type ChildLoggerOptions, type DestinationStream, type Logger, type LoggerOptions } from 'pino';
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
  const options: LoggerOptions = {
    level,
    base: { process },
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }), log: cleanFields },
    serializers: { err: (fields: unknown) => fields }, // errors are cleaned with all other fields; pino's own way keeps the message
    hooks: { streamWrite: cleanText },
  };
  return cleaningChildren(stream ? pino(options, stream) : pino(options));
}

/** pino passes the fields of child logs through no formatter; children of children inherit this. */
function cleaningChildren(log: Logger): Logger {
  const plainChild: unknown = Reflect.get(log, 'child');
  const child = plainChild as (this: Logger, fields: object, options?: ChildLoggerOptions) => Logger;
  return Object.assign(log, {
    child(this: Logger, fields: Record<string, unknown>, options?: ChildLoggerOptions) {
      return child.call(this, cleanFields(fields), options);
    },
  });
}

function cleanFields(fields: Record<string, unknown>): Record<string, unknown> {
  return cleanField('', fields) as Record<string, unknown>;
}
