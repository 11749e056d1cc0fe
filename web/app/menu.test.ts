import { chainLinks } from '@zhidan/core/insights/chain/chain-link.ts';
import { newsTable } from '@zhidan/core/notify/news-table.ts';
import { expect, test } from 'vitest';
import { menu, menuGroups } from './menu.ts';

test('no two pages are opened by the same key, and every page stands in a group', () => {
  const hotkeys = menu.flatMap(({ hotkey }) => hotkey ?? []);
  expect(hotkeys.filter((key, index) => hotkeys.indexOf(key) !== index)).toEqual([]);
  const groups: readonly string[] = [...menuGroups.map(({ key }) => key), 'own'];
  expect(menu.filter(({ group }) => !groups.includes(group))).toEqual([]);
});

test('whatever tells people to act leads to a page that there is', () => {
  const paths: readonly string[] = menu.map(({ path }) => path);
  const places = [...Object.values(newsTable).map((news) => ({ place: news.place({ place: '/' }) })), ...Object.values(chainLinks)].map(
    ({ place }) => place,
  );
  const isPage = (place: string): boolean => paths.some((path) => place === path || (path !== '/' && place.startsWith(`${path}/`)));
  expect(places.filter((place) => !isPage(place))).toEqual([]);
});
