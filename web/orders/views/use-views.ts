import { deleteView, listSavedViews, restoreView, type SavedView } from '@zhidan/core/customize/api.ts';
import { startingRoles, type StartingRole } from '@zhidan/core/identity/role.ts';
import { defaultViews, defaultViewsFor, type DefaultViewCode } from '@zhidan/core/orders/default-view.ts';
import { useItems } from '../../lib/answers.ts';
import { useSession } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { useToast } from '../../ui/toast.tsx';
import { filterOf, ordersSearch, sortOf, sortText, type OrdersSearch } from '../orders-search.ts';
import { ordersWords } from '../orders-words.ts';

/** A view as a tab: one of the product's, or a saved one. */
export type ViewTab = Readonly<{ key: string; name: string; search: OrdersSearch; saved: SavedView | null }>;

const roleByName = new Map(
  (Object.entries(startingRoles) as [StartingRole, { words: { 'zh-CN': string } }][]).map(([role, { words }]) => [words['zh-CN'], role]),
);

/** The tabs of the list: the product's views for the person's work, the saved ones, and the product's others. */
export function useViewTabs(): Readonly<{ tabs: readonly ViewTab[]; others: readonly ViewTab[] }> {
  const say = useSay();
  const { person } = useSession();
  const saved = useItems(listSavedViews, { list: 'orders' }, { follows: ['view'] }).rows ?? [];
  const roles = person.roleNames.flatMap((name) => roleByName.get(name) ?? []);
  const { first, others } = defaultViewsFor(roles);
  const ofProduct = (code: DefaultViewCode): ViewTab => {
    const { words, filter, sort } = defaultViews[code];
    return { key: code, name: say(words), search: { ...filter, sort }, saved: null };
  };
  return {
    tabs: [
      ...first.map(ofProduct),
      ...saved.map((view) => ({
        key: view.id,
        name: view.name,
        search: { ...ordersSearch(view.filter), ...sortOf(view.sort) },
        saved: view,
      })),
    ],
    others: others.map(ofProduct),
  };
}

/** Whether the list still shows what the view says. */
export function isShowing(tab: ViewTab, search: OrdersSearch): boolean {
  const { search: _sought, ...filter } = filterOf(search);
  const same = (one: object): string => JSON.stringify(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return same(filter) === same(filterOf(tab.search)) && sortText(search) === sortText(tab.search);
}

/** Deletes at once, with a way back. */
export function useViewDeletion(): (view: SavedView) => void {
  const t = useWords(ordersWords);
  const toast = useToast();
  const deleting = useCommand(deleteView, ['view']);
  const restoring = useCommand(restoreView, ['view']);
  return ({ id, name }) => {
    const restore = (): void => {
      restoring.ask({ viewId: id }).then(() => toast.done(t('views.restored', { name })), toast.failed);
    };
    deleting.ask({ viewId: id }).then(() => toast.done(t('views.deleted', { name }), restore), toast.failed);
  };
}
