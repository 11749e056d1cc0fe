import type { Instant } from '../kernel/instant.ts';
import { localDateOf, plusDays, type LocalDate } from '../kernel/local-date.ts';
import type { Words } from '../kernel/words.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const shanghaiOffsetMs = 8 * 3_600_000;

/** A day as one says it: 昨天, 今天, 明天, 后天, else 11月24日. */
export function daySaid(at: Instant, now: Instant): Words {
  const [day, today] = [localDateOf(at), localDateOf(now)];
  if (day === today) return { 'zh-CN': '今天', en: 'today' };
  if (day === plusDays(today, 1)) return { 'zh-CN': '明天', en: 'tomorrow' };
  if (day === plusDays(today, -1)) return { 'zh-CN': '昨天', en: 'yesterday' };
  const { 'zh-CN': chinese, en } = dateSaid(day);
  return { 'zh-CN': day === plusDays(today, 2) ? '后天' : chinese, en: `on ${en}` };
}

/** `11月24日 18:00`, by Beijing time. */
export function momentSaid(at: Instant): Words {
  const { 'zh-CN': chinese, en } = dateSaid(localDateOf(at));
  const time = new Date(Date.parse(at) + shanghaiOffsetMs).toISOString().slice(11, 16);
  return { 'zh-CN': `${chinese} ${time}`, en: `${en}, ${time}` };
}

function dateSaid(day: LocalDate): Words {
  const [, month = 0, date = 0] = day.split('-').map(Number);
  return { 'zh-CN': `${month}月${date}日`, en: `${months[month - 1]} ${date}` };
}
