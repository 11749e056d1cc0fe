import { expect, test } from 'vitest';
import { startingRoles } from '../identity/role.ts';
import { tourCodes, tourStepCount } from './tour-code.ts';
import { tourFor, tours } from './tour.ts';

test.each(tourCodes)('%s has a tour of five steps, all of which the role may do', (code) => {
  const permissions: readonly string[] = startingRoles[code].permissions;
  expect(tours[code]).toHaveLength(tourStepCount);
  expect(tours[code].filter(({ permission }) => !permissions.includes(permission))).toEqual([]);
  expect(tourFor([code], (permission) => permissions.includes(permission))).toBe(code);
});

test('every starting role has a tour', () => {
  expect([...tourCodes].toSorted()).toEqual(Object.keys(startingRoles).toSorted());
});

test('who has a role of the merchant’s own sees the first tour that they may do whole, and nobody one that leads to closed doors', () => {
  const floor: readonly string[] = startingRoles.warehouse.permissions;
  expect(tourFor(['night-shift'], (permission) => floor.includes(permission))).toBe('warehouse');
  expect(tourFor(['owner'], (permission) => floor.includes(permission))).toBe('warehouse');
  expect(tourFor(['service'], () => false)).toBeNull();
});
