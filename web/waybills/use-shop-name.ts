import { listShopNames } from '@zhidan/core/channels/api.ts';
import { useAnswer } from '../lib/answers.ts';

export type NamedShop = Readonly<{ id: string; name: string; channel: string }>;

/** The reader's shops by name. */
export function useNamedShops(): readonly NamedShop[] {
  return useAnswer(listShopNames, {}, { follows: ['shop'] }).data?.items ?? [];
}

/** Names of shops by id; a shop that is none of the reader's is called by the end of its id. */
export function useShopName(): (shopId: string) => string {
  const shops = useNamedShops();
  return (shopId) => shops.find(({ id }) => id === shopId)?.name ?? `…${shopId.slice(-6)}`;
}
