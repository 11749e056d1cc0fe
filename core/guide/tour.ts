import type { Permission } from '../identity/permission.ts';
import { tourCodes, type TourCode } from './tour-code.ts';
import { leadingTours } from './tours/leading-tours.ts';
import type { TourStep } from './tours/tour-step.ts';
import { workingTours } from './tours/working-tours.ts';

/** What each role is shown first. A changed screen that loses its anchor fails the test beside the web’s guide. */
export const tours: Readonly<Record<TourCode, readonly TourStep[]>> = { ...leadingTours, ...workingTours };

/** The tour for who has these roles and may do this: that of a role, else the first that they may do whole; null when there is none. */
export function tourFor(roles: readonly string[], mayDo: (permission: Permission) => boolean): TourCode | null {
  const open = tourCodes.filter((code) => tours[code].every(({ permission }) => mayDo(permission)));
  return open.find((code) => roles.includes(code)) ?? open[0] ?? null;
}
