/** `16:30` of minutes after midnight; empty when there is none. */
export function cutoffText(minute: number | null): string {
  if (minute === null) return '';
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Minutes after midnight of `16:30`; null of nothing. */
export function cutoffMinute(text: string | undefined): number | null {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/u.exec(text ?? '') ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}
