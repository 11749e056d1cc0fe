import { channels } from '@zhidan/core/channels/channel.ts';
import type { ShopRow } from '@zhidan/core/channels/shop/shop-api.ts';
import { Link } from '@tanstack/react-router';
import { Button, Descriptions, type DescriptionsProps } from 'antd';
import { useState } from 'react';
import { durationText } from '../../lib/formats.ts';
import { useMay } from '../../lib/session.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { InstantText, RelativeText } from '../../ui/instant-text.tsx';
import { channelsWords } from '../channels-words.ts';
import styles from '../channels.module.css';
import { LoadModal } from './load-modal.tsx';
import { Lag, NextPull, nextPullOf } from './pull-texts.tsx';
import { ShopActions } from './shop-actions.tsx';
import { ShopApp } from './shop-app.tsx';
import { ShopStrip } from '../completeness/shop-strip.tsx';
import { ShopReserving } from './shop-reserving.tsx';
import { ShopRuns } from './shop-runs.tsx';
import { ShopStateTag } from './shop-state.tsx';
import { needsAttention, ShopTrouble } from './shop-trouble.tsx';

type ShopDetailProps = Readonly<{ shop: ShopRow | null; onEdit: (shop: ShopRow) => void; onClose: () => void }>;

/** One shop beside the list: what is wrong, how it stands, what came lately. */
export function ShopDetail({ shop, onEdit, onClose }: ShopDetailProps) {
  return (
    <DetailDrawer title={shop?.name} isOpen={shop !== null} onClose={onClose}>
      {shop && (
        <>
          <ShopBar shop={shop} onEdit={onEdit} />
          {needsAttention(shop) && <ShopTrouble shop={shop} />}
          <ShopFacts shop={shop} />
          <ShopApp shopId={shop.id} channel={shop.channel} />
          {shop.pulledUntil && <ShopStrip shopId={shop.id} />}
          <ShopRuns shopId={shop.id} />
        </>
      )}
    </DetailDrawer>
  );
}

function ShopBar({ shop, onEdit }: { shop: ShopRow; onEdit: (shop: ShopRow) => void }) {
  const t = useWords(channelsWords);
  const mayManage = useMay('shops.manage');
  const maySeeJournal = useMay('journal.display');
  const [isLoading, setLoading] = useState(false);
  const isAuthorized = shop.state === 'authorized' || shop.state === 'expiring';
  return (
    <div className={`${styles.actions} ${styles.drawerActions}`}>
      <ShopActions shop={shop} onEdit={onEdit} />
      {mayManage && isAuthorized && <Button onClick={() => setLoading(true)}>{t('load.title')}</Button>}
      {maySeeJournal && (
        <Link to="/journal" search={{ subjectKind: 'shop', subjectId: shop.id }}>
          <Button type="link">{t('shop.journal')}</Button>
        </Link>
      )}
      {isLoading && <LoadModal shop={shop} onClose={() => setLoading(false)} />}
    </div>
  );
}

function ShopFacts({ shop }: { shop: ShopRow }) {
  const t = useWords(channelsWords);
  const say = useSay();
  const language = useLanguage();
  const { platformShopName, platformShopNo, pulledUntil, grantExpiresAt, authorizedAt, lastNewsAt } = shop;
  const nextPullAt = nextPullOf(shop);
  const items: DescriptionsProps['items'] = [
    { key: 'channel', label: t('shops.channel'), children: say(channels[shop.channel].words) },
    { key: 'state', label: t('shops.state'), children: <ShopStateTag shop={shop} /> },
    {
      key: 'platformShop',
      label: t('shop.platformShop'),
      children: platformShopNo ? (
        <>
          {platformShopName} <span className="zd-code">{platformShopNo}</span>
        </>
      ) : (
        '—'
      ),
    },
    {
      key: 'until',
      label: t('shop.pulledUntil'),
      children: pulledUntil ? (
        <>
          <InstantText at={pulledUntil} /> <Lag shop={shop} />
        </>
      ) : (
        '—'
      ),
    },
    {
      key: 'interval',
      label: t('shop.interval'),
      children: (
        <>
          {durationText(shop.pullIntervalMs, language)}
          {nextPullAt && (
            <span className={styles.faint}>
              {' '}
              · {t('shops.nextPull')} <NextPull at={nextPullAt} />
            </span>
          )}
        </>
      ),
    },
    {
      key: 'push',
      label: t('shop.push'),
      children: (
        <>
          {t(`push.${shop.pushKind}`)}
          {lastNewsAt && (
            <span className={styles.faint}>
              {' '}
              · <RelativeText at={lastNewsAt} />
            </span>
          )}
        </>
      ),
    },
    { key: 'reserving', label: t('shop.reserving'), children: <ShopReserving shopId={shop.id} /> },
    { key: 'authorized', label: t('shop.authorizedAt'), children: authorizedAt ? <InstantText at={authorizedAt} /> : '—' },
    { key: 'expires', label: t('shop.expiresAt'), children: grantExpiresAt ? <InstantText at={grantExpiresAt} /> : '—' },
    { key: 'added', label: t('shop.addedAt'), children: <InstantText at={shop.addedAt} /> },
  ];
  return <Descriptions column={1} size="small" bordered items={items} styles={{ label: { width: 112 } }} style={{ marginTop: 12 }} />;
}
