import { createHash } from 'node:crypto';

/** `upper(hex(md5(secret + Σ sorted(key + value) + secret)))` over everything sent but `sign`; empty values are left out. Spec: jd §2. */
export function signatureOf(params: Readonly<Record<string, string>>, secret: string): string {
  const text = Object.entries(params)
    .filter(([name, value]) => name !== 'sign' && value !== '')
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => name + value)
    .join('');
  return createHash('md5').update(`${secret}${text}${secret}`, 'utf8').digest('hex').toUpperCase();
}

/** Unix milliseconds of `2026-11-11 00:00:00.000+0800` or `2026-11-11 00:00:00` in Beijing; null when it is neither. */
export function timestampMs(text: string): number | null {
  const [, day, time, millisecond = '000', zone = '+0800'] =
    /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{3}))?([+-]\d{4})?$/u.exec(text) ?? [];
  if (day === undefined) return null;
  const ms = Date.parse(`${day}T${time}.${millisecond}${zone.slice(0, 3)}:${zone.slice(3)}`);
  return Number.isNaN(ms) ? null : ms;
}
