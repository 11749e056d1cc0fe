import type { EmulatedApp } from '../shop.ts';

/** Who an app may see: `members` of its registration, `13800138000=zhangsan` a line or parted by commas. */
export function membersOf(app: EmulatedApp): ReadonlyMap<string, string> {
  const rows = (app.extra['members'] ?? '').split(/[\n,]/u).map((line) => line.trim().split('='));
  return new Map(rows.flatMap(([phone, id]) => (phone && id ? [[phone, id] as const] : [])));
}
