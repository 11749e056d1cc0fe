import type { SessionView } from '@zhidan/core/identity/session-api.ts';
import { preference } from '../lib/preference.ts';
import { dailyGroups, isFloorHand, menuFor, menuGroups, type MenuGroup, type MenuRow } from './menu.ts';

/** What the person folded or unfolded by hand, on this browser. */
export type ChosenGroups = Readonly<Partial<Record<MenuGroup, boolean>>>;

export const chosenGroups = preference<ChosenGroups>('menu.groups', {}, (stored) => {
  if (typeof stored !== 'object' || stored === null) return null;
  const known = menuGroups.map(({ key }) => key);
  const entries = Object.entries(stored).filter(([key, value]) => known.some((one) => one === key) && typeof value === 'boolean');
  return Object.fromEntries(entries) as ChosenGroups;
});

/**
 * Whether a group shows its pages. What one chose by hand holds; else the daily work is open, and the group of the page one is on.
 */
export function isGroupOpen(group: MenuGroup, asked: Readonly<{ session: SessionView; chosen: ChosenGroups; path: string }>): boolean {
  const { session, chosen, path } = asked;
  return (
    chosen[group] ?? (dailyGroups(session).includes(group) || menuFor(session).some((row) => row.group === group && row.path === path))
  );
}

/** The pages of the bar on a phone: home, then what the person does most. */
export function barRows(session: SessionView, count: number): readonly MenuRow[] {
  const [home, ...rows] = menuFor(session).filter(({ group }) => group !== 'own');
  if (!home) return [];
  const first = isFloorHand(session) ? rows.filter(({ group }) => group === 'floor') : rows;
  return [home, ...first].slice(0, count);
}
