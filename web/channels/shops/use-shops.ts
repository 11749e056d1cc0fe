import { listShops, type ShopRow } from '@zhidan/core/channels/shop/shop-api.ts';
import { useItems, type List } from '../../lib/answers.ts';

/** While something runs its figures move by themselves; otherwise only ages grow. */
const runningMs = 2_000;
const restingMs = 20_000;

/** The shops, kept fresh. */
export function useShops(which: 'all' | 'grant_ending' = 'all'): List<ShopRow> {
  const list = useItems(listShops, { which }, { follows: ['shop'], refetchInterval: restingMs });
  const isRunning = list.rows?.some(({ lastRun }) => lastRun?.outcome === 'running') ?? false;
  useItems(listShops, { which }, { follows: ['shop'], refetchInterval: runningMs, enabled: isRunning }); // the same answer, asked more often
  return list;
}

/** Names of shops by id; a shop that is none of the reader's is called by the end of its id. */
export function useShopName(): (shopId: string) => string {
  const { rows = [] } = useItems(listShops, { which: 'all' }, { follows: ['shop'] });
  return (shopId) => rows.find(({ id }) => id === shopId)?.name ?? `…${shopId.slice(-6)}`;
}

/** Shops as the choices of a filter. */
export function useShopChoices(): readonly Readonly<{ value: string; label: string }>[] {
  const { rows } = useItems(listShops, { which: 'all' }, { follows: ['shop'] });
  return (rows ?? []).map(({ id, name }) => ({ value: id, label: name }));
}
