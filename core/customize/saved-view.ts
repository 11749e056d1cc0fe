import type { Permission } from '../identity/permission.ts';
import type { Id } from '../kernel/id.ts';
import type { Words } from '../kernel/words.ts';

export type SavedViewId = Id<'SavedViewId'>;

/** Lists that views are kept of, and what it takes to see them. `neverKept`: filters that name a person, so no view remembers them. */
export const viewLists = {
  orders: { words: { 'zh-CN': '订单', en: 'Orders' }, permission: 'orders.display', neverKept: ['search'] },
  board: { words: { 'zh-CN': '看板', en: 'Board' }, permission: 'fulfillment.display', neverKept: ['open'] },
} as const satisfies Readonly<Record<string, Readonly<{ words: Words; permission: Permission; neverKept: readonly string[] }>>>;

export type ViewList = keyof typeof viewLists;

/** Which columns, in which order, how wide (px where somebody said so). */
export type ViewColumns = Readonly<{
  order: readonly string[];
  hidden: readonly string[];
  widths: Readonly<Record<string, number>>;
}>;

/** What a view shows: filters and sort as the address of the page writes them, so that a view is a link and a link can become a view. */
export type ViewContent = Readonly<{
  name: string;
  isShared: boolean;
  filter: Readonly<Record<string, string>>;
  columns: ViewColumns;
  sort: string;
}>;

/** The filter without what a view must not remember. */
export function keptFilter(list: ViewList, filter: ViewContent['filter']): ViewContent['filter'] {
  const neverKept: readonly string[] = viewLists[list].neverKept;
  return Object.fromEntries(Object.entries(filter).filter(([field, text]) => text !== '' && !neverKept.includes(field)));
}
