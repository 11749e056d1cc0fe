import type { Instant } from '../kernel/instant.ts';
import { instantMs } from '../kernel/instant.ts';

/** One person's hours of duty, week after week. */
export type DutyShift = Readonly<{
  personId: string;
  /** 1 Monday … 7 Sunday */
  weekdays: readonly number[];
  /** minutes of the day in Shanghai; until is not part of it */
  fromMinute: number;
  untilMinute: number;
}>;

const shanghaiMs = 8 * 3_600_000;

/** Weekday and minute of the day in Asia/Shanghai, which has no summer time. */
export function shanghaiMoment(at: Instant): Readonly<{ weekday: number; minute: number }> {
  const local = new Date(instantMs(at) + shanghaiMs);
  return { weekday: local.getUTCDay() || 7, minute: local.getUTCHours() * 60 + local.getUTCMinutes() };
}

/** Who of a list is on duty. When nobody is, everybody of the list may decide: an approval never waits for a gap in a plan. */
export function onDuty(shifts: readonly DutyShift[], at: Instant): readonly string[] {
  const { weekday, minute } = shanghaiMoment(at);
  const now = shifts.filter((shift) => shift.weekdays.includes(weekday) && shift.fromMinute <= minute && minute < shift.untilMinute);
  return [...new Set((now.length > 0 ? now : shifts).map(({ personId }) => personId))];
}
