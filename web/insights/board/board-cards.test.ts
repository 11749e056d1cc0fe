import type { Board, BoardCard } from '@zhidan/core/insights/board/board-api.ts';
import type { BoardColumn } from '@zhidan/core/insights/board/board-column.ts';
import { expect, test } from 'vitest';
import { withNews, withPage } from './board-cards.ts';

const card = (id: string, hour: number | null, column: BoardColumn = 'working'): BoardCard =>
  ({
    id,
    column,
    shipBy: hour === null ? null : `2026-11-23T0${hour}:00:00.000Z`,
    openedAt: `2026-11-22T0${hour ?? 0}:00:00.000Z`,
    orders: [{ orderId: `order-${id}`, orderNo: id, kind: 'sale' }],
  }) as unknown as BoardCard;
const counts = {} as Board['counts'];
const board = (working: BoardCard[], shipped: BoardCard[] = [], next: string | null = null): Board =>
  ({ counts, columns: [{ column: 'working', items: working, next }, { column: 'shipped', items: shipped, next: null }] }) as unknown as Board; // prettier-ignore
const idsOf = (shown: Board) => shown.columns.map(({ items }) => items.map(({ id }) => id).join(''));
const news = (ids: string[], cards: BoardCard[], orderIds: string[] = []) => ({
  ids: new Set(ids),
  orderIds: new Set(orderIds),
  cards,
  counts,
});

test('a card moves to its place in another column when its order moves', () => {
  const before = board([card('a', 1), card('b', 2)], [card('x', 3, 'shipped')]);
  expect(idsOf(withNews(before, news(['a'], [card('a', 1, 'shipped')])))).toEqual(['b', 'xa']);
  expect(idsOf(withNews(before, news(['n'], [card('n', 1)])))).toEqual(['anb', 'x']);
});

test('what is not on the board any more goes, also when the news is about its order', () => {
  expect(idsOf(withNews(board([card('a', 1), card('b', 2)]), news(['a'], [])))).toEqual(['b', '']);
  expect(idsOf(withNews(board([card('a', 1), card('b', 2)]), news([], [], ['order-b'])))).toEqual(['a', '']);
});

test('a card behind the last one that was loaded waits for its page, which brings none twice', () => {
  const before = board([card('a', 1), card('b', 4)], [], 'more');
  expect(idsOf(withNews(before, news(['late'], [card('late', 5)])))).toEqual(['ab', '']);
  expect(idsOf(withNews(before, news(['never'], [card('never', null)])))).toEqual(['ab', '']);
  expect(idsOf(withNews(before, news(['in'], [card('in', 3)])))[0]).toBe('ainb');
  expect(idsOf(withPage(before, 'working', { items: [card('b', 4), card('late', 5)], next: null }))[0]).toBe('ablate');
});
