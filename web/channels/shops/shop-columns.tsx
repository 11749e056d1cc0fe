import { channels } from '@zhidan/core/channels/channel.ts';
import type { ShopRow } from '@zhidan/core/channels/shop/shop-api.ts';
import { useSay, useWords } from '../../lib/words.ts';
import type { Column } from '../../ui/table/column.ts';
import { channelsWords } from '../channels-words.ts';
import styles from '../channels.module.css';
import { Lag, LastRun, NextPull, nextPullOf } from './pull-texts.tsx';
import { ShopActions } from './shop-actions.tsx';
import { ShopStateTag } from './shop-state.tsx';
import { needsAttention, ShopTrouble } from './shop-trouble.tsx';

/** The columns of the list of shops. */
export function useShopColumns(onEdit: (shop: ShopRow) => void): Column<ShopRow>[] {
  const t = useWords(channelsWords);
  const say = useSay();
  return [
    {
      key: 'name',
      title: t('shops.name'),
      width: 170,
      isFixed: true,
      onPhone: 'title',
      cell: ({ name, channel }) => (
        <>
          <strong>{name}</strong>
          <div className={styles.faint}>{say(channels[channel].words)}</div>
        </>
      ),
    },
    { key: 'state', title: t('shops.state'), width: 130, onPhone: 'status', cell: (shop) => <ShopStateTag shop={shop} /> },
    { key: 'lastRun', title: t('shops.lastRun'), width: 150, cell: (shop) => <LastRun shop={shop} /> },
    { key: 'lag', title: t('shops.lag'), width: 100, cell: (shop) => (shop.pulledUntil ? <Lag shop={shop} /> : null) },
    {
      key: 'next',
      title: t('shops.nextPull'),
      width: 105,
      cell: (shop) => {
        const at = nextPullOf(shop);
        return at && <NextPull at={at} />;
      },
    },
    { key: 'trouble', title: t('shops.trouble'), cell: (shop) => (needsAttention(shop) ? <ShopTrouble shop={shop} /> : null) },
    {
      key: 'actions',
      title: t('shops.actions'),
      width: 250,
      isFixed: true,
      cell: (shop) => <ShopActions shop={shop} onEdit={onEdit} isInRow />,
    },
  ];
}
