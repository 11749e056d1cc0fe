import { listShopNames } from '@zhidan/core/channels/api.ts';
import { channels } from '@zhidan/core/channels/channel.ts';
import { useItems } from '../lib/answers.ts';
import { useSay } from '../lib/words.ts';

/** The shops a person sees orders of, and what their channels are called. */
export function useShopNames() {
  const say = useSay();
  const shops = useItems(listShopNames, {}, { follows: ['shop'] }).rows ?? [];
  const byId = new Map(shops.map((shop) => [shop.id as string, shop]));
  const channelName = (code: string): string => (code in channels ? say(channels[code as keyof typeof channels].words) : code);
  return {
    shops,
    channelName,
    shopName: (id: string): string => byId.get(id)?.name ?? '…',
    channelOf: (id: string): string => byId.get(id)?.channel ?? '',
  };
}
