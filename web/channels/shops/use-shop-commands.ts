import { pauseShop, pullShop, resumeShop, type ShopRow } from '@zhidan/core/channels/shop/shop-api.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { useToast } from '../../ui/toast.tsx';
import { channelsWords } from '../channels-words.ts';

/** What a person can do to a shop with one press; pausing has a way back. */
export function useShopCommands() {
  const t = useWords(channelsWords);
  const toast = useToast();
  const pulling = useCommand(pullShop, ['shop', 'pull_run']);
  const pausing = useCommand(pauseShop, ['shop']);
  const resuming = useCommand(resumeShop, ['shop']);
  const resume = ({ id, name }: ShopRow): void =>
    void resuming.ask({ shopId: id }).then(() => toast.done(t('shops.resumedDone', { name })), toast.failed);
  return {
    pull: ({ id, name }: ShopRow): void =>
      void pulling.ask({ shopId: id }).then(() => toast.done(t('shops.pullAsked', { name })), toast.failed),
    pause: (shop: ShopRow): void =>
      void pausing
        .ask({ shopId: shop.id })
        .then(() => toast.done(t('shops.pausedDone', { name: shop.name }), () => resume(shop)), toast.failed),
    resume,
    isPulling: pulling.isPending,
    isPausing: pausing.isPending || resuming.isPending,
  };
}
