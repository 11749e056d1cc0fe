import { expect, test } from 'vitest';
import { movedColumn, orderedColumns, parseChoice, shownColumns, startChoice, widenedColumn, type Column } from './column.ts';

const column = (key: string, more: Partial<Column<string>> = {}): Column<string> => ({ key, title: key, cell: () => key, ...more });
const columns = [column('name', { isFixed: true }), column('role'), column('phone'), column('language', { isHiddenAtStart: true })];
const keysOf = (list: readonly Column<string>[]): string[] => list.map(({ key }) => key);
const start = startChoice(columns);

test('a table starts with the columns the product shows, in the order of the product', () => {
  expect(keysOf(shownColumns(columns, start))).toEqual(['name', 'role', 'phone']);
});

test('a hidden column is gone, a moved one stands where it was put', () => {
  const moved = movedColumn(columns, { ...start, hidden: ['role'] }, 'phone', -1);
  expect(keysOf(shownColumns(columns, moved))).toEqual(['name', 'phone', 'language']);
  expect(keysOf(orderedColumns(columns, moved))).toEqual(['name', 'phone', 'role', 'language']);
});

test('a fixed column is never hidden, and no column moves past it', () => {
  expect(keysOf(shownColumns(columns, { ...start, hidden: ['name', 'role', 'phone', 'language'] }))).toEqual(['name']);
  expect(movedColumn(columns, start, 'role', -1)).toBe(start);
});

test('a column that a new version brings stands in its place, though the remembered choice does not know it', () => {
  const remembered = { order: ['name', 'phone', 'role', 'gone'], hidden: [] };
  const newer = [...columns.slice(0, 2), column('shops'), ...columns.slice(2)];
  expect(keysOf(shownColumns(newer, remembered))).toEqual(['name', 'phone', 'role', 'shops']);
});

test('a column is as wide as it was dragged, within what can be grasped and seen, and that is remembered', () => {
  const wide = widenedColumn(widenedColumn(start, 'role', 1), 'phone', 310.4);
  expect(wide.widths).toEqual({ role: 56, phone: 310 });
  expect(parseChoice(JSON.parse(JSON.stringify(wide)))).toEqual(wide);
  expect(parseChoice({ order: ['role'], hidden: [], widths: { role: 'wide', phone: -3 } })).toEqual({ order: ['role'], hidden: [] });
});

test.each([null, 7, {}, { order: 'name', hidden: [] }, { order: [1], hidden: [] }])(
  'a remembered choice that makes no sense is dropped: %j',
  (stored) => expect(parseChoice(stored)).toBeNull(),
);
