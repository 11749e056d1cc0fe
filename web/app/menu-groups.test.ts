import type { SessionView } from '@zhidan/core/identity/session-api.ts';
import { expect, test } from 'vitest';
import { barRows, isGroupOpen, type ChosenGroups } from './menu-groups.ts';
import { menuFor, menuGroups } from './menu.ts';

const sessionOf = (permissions: readonly string[]): SessionView => ({ permissions }) as unknown as SessionView;
const owner = sessionOf(['*']);
const packer = sessionOf(['orders.display', 'fulfillment.display', 'floor.work', 'printing.print', 'printing.display']);

const openOnes = (session: SessionView, path: string, chosen: ChosenGroups = {}): string[] =>
  menuGroups.filter(({ key }) => isGroupOpen(key, { session, chosen, path })).map(({ key }) => key);

test('the owner’s fifty pages are folded but for the daily work, which fits one screen', () => {
  expect(openOnes(owner, '/')).toEqual(['work']);
  const shown = menuFor(owner).filter(({ group }) => group === 'work').length + menuGroups.length;
  expect(shown).toBeLessThanOrEqual(20);
});

test('whoever packs finds the floor open, in the menu and in the bar of the phone', () => {
  expect(openOnes(packer, '/')).toEqual(['work', 'floor']);
  expect(barRows(packer, 3).map(({ key }) => key)).toEqual(['home', 'station', 'printing']);
  expect(barRows(owner, 3).map(({ key }) => key)).toEqual(['home', 'board', 'auditQueue']);
});

test('the group of the page one is on is open, and what one folded stays folded', () => {
  expect(openOnes(owner, '/skus')).toEqual(['work', 'goods']);
  expect(openOnes(owner, '/skus', { goods: false, people: true })).toEqual(['work', 'people']);
});
