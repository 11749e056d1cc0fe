import type { ShopRow } from '@zhidan/core/channels/shop/shop-api.ts';
import { shopStateWords, type ShopState } from '@zhidan/core/channels/shop-life.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import { channelsWords } from '../channels-words.ts';

const tones: Readonly<Record<ShopState, Tone>> = { unauthorized: 'warn', authorized: 'good', expiring: 'warn', expired: 'bad' };

/** How far a shop's authorisation stands, and whether somebody paused it. */
export function ShopStateTag({ shop }: { shop: Pick<ShopRow, 'state' | 'isPaused'> }) {
  const t = useWords(channelsWords);
  const say = useSay();
  return (
    <span className="zd-tags">
      <StatusTag tone={tones[shop.state]} text={say(shopStateWords[shop.state])} />
      {shop.isPaused && <StatusTag tone="quiet" text={t('shops.paused')} />}
    </span>
  );
}
