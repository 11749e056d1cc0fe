import type { ListingRow, UnmatchedRow } from '@zhidan/core/catalog/listing-api.ts';
import type { SkuBrief } from '@zhidan/core/catalog/sku-api.ts';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Descriptions } from 'antd';
import { useState } from 'react';
import { useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { InstantText } from '../../ui/instant-text.tsx';
import { catalogWords } from '../catalog-words.ts';
import styles from '../catalog.module.css';
import { SkuOptions } from '../sku-options.tsx';
import { SkuText } from '../sku-text.tsx';
import { SkuForm } from '../skus/sku-form.tsx';
import { ReasonTag } from './suggestion-text.tsx';
import { useMatching } from './use-matching.ts';

type Listing = ListingRow | UnmatchedRow;
type MatchDrawerProps = Readonly<{ listing: Listing | null; onClose: () => void; onMatched: () => void }>;

/** One listing and the search for its SKU: with the keyboard alone, and on to the next. */
export function MatchDrawer({ listing, onClose, onMatched }: MatchDrawerProps) {
  const t = useWords(catalogWords);
  const { match, isPending } = useMatching();
  const [isAdding, setAdding] = useState(false);
  const current = listing && 'sku' in listing ? listing.sku : null;
  const suggestion = listing && 'suggestion' in listing ? listing.suggestion : null;
  const choose = (sku: Pick<SkuBrief, 'id' | 'code'>): void => {
    if (!listing) return;
    if (sku.id === current?.id) return onClose();
    void match([{ listingId: listing.id, skuId: sku.id, from: current?.id ?? null }], () => t('match.done', { code: sku.code }), onMatched);
  };
  const takeAway = (): void => {
    if (!listing || !current) return;
    void match([{ listingId: listing.id, skuId: null, from: current.id }], () => t('match.takenAway', { title: listing.title }), onClose);
  };
  return (
    <DetailDrawer
      title={current ? t('match.current') : t('match.choose')}
      isOpen={listing !== null}
      onClose={onClose}
      footer={
        <div className={styles.foot}>
          <span className={styles.quiet}>{t('match.keys')}</span>
          <div className={styles.footActions}>
            {current && (
              <Button danger loading={isPending} onClick={takeAway}>
                {t('match.takeAway')}
              </Button>
            )}
            <Button icon={<PlusOutlined />} onClick={() => setAdding(true)}>
              {t('match.newSku')}
            </Button>
          </div>
        </div>
      }
    >
      {listing && (
        <>
          <ListingFacts listing={listing} current={current} />
          <SkuOptions
            key={listing.id}
            suggested={suggestion ? [{ sku: suggestion.sku, note: <ReasonTag suggestion={suggestion} /> }] : []}
            isPending={isPending}
            onChoose={choose}
          />
          <SkuForm isOpen={isAdding} sku={null} start={startOf(listing)} onClose={() => setAdding(false)} onAdded={choose} />
        </>
      )}
    </DetailDrawer>
  );
}

function startOf({ title, specification, merchantCode, barcode, pictureUrl }: Listing) {
  return { code: merchantCode.trim(), name: title, specification, barcode, pictureUrl: /^https?:/.test(pictureUrl) ? pictureUrl : '' };
}

function ListingFacts({ listing, current }: { listing: Listing; current: SkuBrief | null }) {
  const t = useWords(catalogWords);
  const numbers = [listing.productNo, listing.skuNo].filter(Boolean).join(' / ');
  const items = [
    { key: 'title', label: t('match.listing'), children: listing.title },
    ...(listing.specification ? [{ key: 'specification', label: t('sku.specification'), children: listing.specification }] : []),
    { key: 'shop', label: t('match.shop'), children: listing.shop.name },
    { key: 'code', label: t('match.merchantCode'), children: listing.merchantCode || t('match.none') },
    ...(listing.barcode ? [{ key: 'barcode', label: t('match.barcode'), children: listing.barcode }] : []),
    { key: 'numbers', label: t('match.productNo'), children: <span className="zd-code">{numbers}</span> },
    { key: 'last', label: t('match.lastSeen'), children: <InstantText at={listing.lastSeenAt} /> },
    ...(current ? [{ key: 'sku', label: t('match.current'), children: <SkuText sku={current} isLink /> }] : []),
  ];
  return <Descriptions className={styles.facts} column={1} size="small" bordered items={items} styles={{ label: { width: 112 } }} />;
}
