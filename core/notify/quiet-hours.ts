import { clockMinute } from '../conditions/shanghai-clock.ts';
import { instant, instantMs, type Instant } from '../kernel/instant.ts';

/** From one minute of the day to another in Asia/Shanghai, over midnight where `from` is later; the same twice means never. */
export type QuietHours = Readonly<{ from: number; to: number }>;

/** Whether nobody is to be disturbed now. */
export function isQuiet(hours: QuietHours | null, now: Instant): boolean {
  if (hours === null || hours.from === hours.to) return false;
  const minute = clockMinute(instantMs(now));
  return hours.from < hours.to ? minute >= hours.from && minute < hours.to : minute >= hours.from || minute < hours.to;
}

/** The first moment from then on at which none of these asks for quiet. Where they leave no minute of the day, each has ended once. */
export function afterQuiet(some: readonly (QuietHours | null)[], from: Instant): Instant {
  let at = from;
  for (let turn = 0; turn < some.length; turn += 1) {
    const hours = some.find((one) => isQuiet(one, at));
    if (!hours) return at;
    const minutes = (hours.to - clockMinute(instantMs(at)) + minutesOfDay) % minutesOfDay;
    at = instant((Math.floor(instantMs(at) / 60_000) + minutes) * 60_000);
  }
  return at;
}

const minutesOfDay = 1_440;

/** The next full quarter, hour … at which what gathered is told together; now where nothing is gathered. */
export function digestAt(now: Instant, minutes: number): Instant {
  const stepMs = minutes * 60_000;
  return stepMs <= 0 ? now : instant(Math.ceil(instantMs(now) / stepMs) * stepMs);
}
