import { fieldIn, isKnownAt, moments, type Field } from './field.ts';
import { listed, nearest, report, shown, type Reading } from './reading.ts';

/** The field of a key if it stands here and is known by now; else notes why not. */
export function readField(key: unknown, at: string, reading: Reading): Field | null {
  const field = typeof key === 'string' ? fieldIn(reading.scope, key) : undefined;
  if (!field) {
    report(reading, 'unknown_field', { field: shown(key), near: listed(nearest(String(key), Object.keys(reading.scope))) }, at);
    return null;
  }
  const { moment } = reading.place;
  if (isKnownAt(field.since, moment)) return field;
  report(reading, 'not_yet_known', { field: field.words, moment: moments[moment], since: moments[field.since] }, at);
  return null;
}
