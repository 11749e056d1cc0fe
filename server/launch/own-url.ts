import type { Assignment } from './assignment.ts';

/** Where this machine reaches us, whatever people type. */
export function ownUrlOf({ host, port }: Pick<Assignment, 'host' | 'port'>): string {
  const isAny = ['0.0.0.0', '::'].includes(host);
  return `http://${isAny ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${port}`;
}
