import { orderColumnCodes } from '@zhidan/core/orders/order-column.ts';
import { orderSorts, soundFilter, type OrderFilterText, type OrderSort } from '@zhidan/core/orders/order-filter.ts';

/** What the address of the order list says: the filter, so that a view is a link; the sort; the view it came from; the order that is open. */
export type OrdersSearch = OrderFilterText & Readonly<{ sort?: OrderSort; direction?: 'asc' | 'desc'; view?: string; order?: string }>;

const isSort = (text: unknown): text is OrderSort => typeof text === 'string' && Object.hasOwn(orderSorts, text);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value.slice(0, 64) : undefined);

/** Reads an address; what makes no sense is left out. A number in it is text to us. */
export function ordersSearch(search: Readonly<Record<string, unknown>>): OrdersSearch {
  const texts = Object.fromEntries(Object.entries(search).map(([key, value]) => [key, typeof value === 'number' ? String(value) : value]));
  const { sort, direction } = texts;
  return {
    ...soundFilter(texts),
    ...(isSort(sort) ? { sort } : {}),
    ...(direction === 'asc' || direction === 'desc' ? { direction } : {}),
    ...(textOf(texts['view']) ? { view: textOf(texts['view']) } : {}),
    ...(textOf(texts['order']) ? { order: textOf(texts['order']) } : {}),
  };
}

/** The filter of an address alone. */
export function filterOf({ sort: _sort, direction: _direction, view: _view, order: _order, ...filter }: OrdersSearch): OrderFilterText {
  return filter;
}

/** `ship_by asc` as a view keeps it, and back. */
export function sortText({ sort = 'ordered', direction }: Pick<OrdersSearch, 'sort' | 'direction'>): string {
  return `${sort} ${direction ?? orderSorts[sort].direction}`;
}

export function sortOf(text: string): Pick<OrdersSearch, 'sort' | 'direction'> {
  const [sort, direction] = text.split(' ');
  if (!isSort(sort)) return {};
  return { sort, ...(direction === 'asc' || direction === 'desc' ? { direction } : {}) };
}

/** Columns that are known: a view may be older than we. */
export const isColumn = (key: string): boolean => orderColumnCodes.some((code) => code === key);
