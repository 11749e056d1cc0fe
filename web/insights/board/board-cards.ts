import { instantMs } from '@zhidan/core/kernel/instant.ts';
import type { Board, BoardCard } from '@zhidan/core/insights/board/board-api.ts';
import type { BoardColumn } from '@zhidan/core/insights/board/board-column.ts';

/** What news answered: the cards that they are about as they are now, and whom they were asked of. */
export type CardNews = Readonly<{
  ids: ReadonlySet<string>;
  orderIds: ReadonlySet<string>;
  cards: readonly BoardCard[];
  counts: Board['counts'];
}>;

/** The order of a column, as the server lists it. */
function before(column: BoardColumn, one: BoardCard, other: BoardCard): number {
  const byId = one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
  if (column !== 'working') return instantMs(other.openedAt) - instantMs(one.openedAt) || -byId;
  const due = ({ shipBy }: BoardCard): number => (shipBy === null ? Number.MAX_VALUE : instantMs(shipBy));
  return due(one) - due(other) || byId;
}

/** The board with news in it: cards leave, change and come in their place. Beyond the last card that was loaded nothing comes. */
export function withNews(board: Board, { ids, orderIds, cards, counts }: CardNews): Board {
  const isTold = (card: BoardCard): boolean => ids.has(card.id) || card.orders.some(({ orderId }) => orderIds.has(orderId));
  const told = new Set(cards.map(({ id }) => id));
  const columns = board.columns.map(({ column, items, next }) => {
    const staying = items.filter((card) => !isTold(card) && !told.has(card.id));
    const last = next === null ? undefined : items.at(-1);
    const coming = cards.filter((card) => card.column === column && (last === undefined || before(column, card, last) <= 0));
    if (coming.length === 0 && staying.length === items.length) return { column, items, next };
    return { column, items: [...staying, ...coming].toSorted((one, other) => before(column, one, other)), next };
  });
  return { ...board, counts, columns };
}

/** The board with the next page of a column behind what it has. */
export function withPage(board: Board, column: BoardColumn, page: Readonly<{ items: readonly BoardCard[]; next: string | null }>): Board {
  const columns = board.columns.map((one) => {
    if (one.column !== column) return one;
    const known = new Set(one.items.map(({ id }) => id));
    return { ...one, items: [...one.items, ...page.items.filter(({ id }) => !known.has(id))], next: page.next };
  });
  return { ...board, columns };
}
