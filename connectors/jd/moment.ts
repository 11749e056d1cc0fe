import type { Instant } from '@zhidan/core/kernel/instant.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';

/** A moment in Asia/Shanghai time; null when absent, in the year 1 or on the first day of 1970, the platform's words for "not yet". */
export function moment(part: Part, name: string): Instant | null {
  return read.text(part, name).startsWith('1970-01-01') ? null : read.shanghai(part, name);
}

export function needMoment(part: Part, name: string): Instant {
  const at = moment(part, name);
  if (at === null) throw new RangeError(`${part.at}${name}: is missing`);
  return at;
}
