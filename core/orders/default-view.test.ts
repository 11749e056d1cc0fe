import { expect, test } from 'vitest';
import { startingRoles, type StartingRole } from '../identity/role.ts';
import { defaultViews, defaultViewsFor } from './default-view.ts';
import { soundFilter } from './order-filter.ts';

test.each(Object.entries(defaultViews))('the filter of the view %s is one that the list takes', (_code, { filter }) => {
  expect(soundFilter(filter)).toEqual(filter);
});

test('the warehouse sees first what it has to ship, finance what does not add up, and nobody loses a view', () => {
  expect(defaultViewsFor(['warehouse']).first).toEqual(['all', 'to_ship', 'due_soon', 'noted', 'partly_shipped']);
  expect(defaultViewsFor(['finance']).first).toContain('discrepant');
  for (const role of Object.keys(startingRoles) as StartingRole[]) {
    const { first, others } = defaultViewsFor([role]);
    expect([...first, ...others].toSorted()).toEqual(Object.keys(defaultViews).toSorted());
  }
});

test('what of a filter makes no sense any more is left out, the rest stays', () => {
  expect(soundFilter({ status: 'received,lost', refund: 'requested', color: 'red', paidMin: 'much', search: '' })).toEqual({
    refund: 'requested',
  });
});
