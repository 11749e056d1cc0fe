const beijingMs = 8 * 3_600_000;

/** `2026-11-11 00:00:12` in Beijing, as most platforms write moments. */
export function beijingText(ms: number): string {
  return new Date(ms + beijingMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** Unix milliseconds of `2026-11-11 00:00:12` in Beijing; null when the text is no such moment. */
export function beijingMsOf(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/u.test(text)) return null;
  const ms = Date.parse(`${text.replace(' ', 'T')}+08:00`);
  return Number.isNaN(ms) || beijingText(ms) !== text ? null : ms;
}
