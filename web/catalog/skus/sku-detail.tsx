import { listListings } from '@zhidan/core/catalog/listing-api.ts';
import { showSku, type SkuView } from '@zhidan/core/catalog/sku-api.ts';
import { skuStateWords } from '@zhidan/core/catalog/sku-life.ts';
import { EditOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Descriptions, Skeleton } from 'antd';
import { useState } from 'react';
import { useAnswer, usePages } from '../../lib/answers.ts';
import { moneyText } from '../../lib/formats.ts';
import { useMay } from '../../lib/session.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { InstantText, RelativeText } from '../../ui/instant-text.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { catalogWords } from '../catalog-words.ts';
import styles from '../catalog.module.css';
import { GoodsText } from '../goods-text.tsx';
import { SkuText } from '../sku-text.tsx';
import { GapTags } from './gap-tags.tsx';
import { SkuForm } from './sku-form.tsx';
import { sizeText, weightText } from './sku-measures.ts';
import { useRetirement } from './use-retirement.ts';

/** A SKU beside the list: what is known of it, what it is made of, who sells it. */
export function SkuDetail({ skuId, onClose }: { skuId: SkuView['id'] | string | null; onClose: () => void }) {
  const t = useWords(catalogWords);
  const mayManage = useMay('catalog.manage');
  const [isEditing, setEditing] = useState(false);
  const { retire, restore, isPending } = useRetirement();
  const answer = useAnswer(showSku, { skuId: skuId ?? '' }, { follows: ['sku', 'listing'], enabled: skuId !== null });
  const sku = answer.data;
  return (
    <DetailDrawer
      title={sku ? `${sku.code} ${sku.name}` : t('sku.title')}
      isOpen={skuId !== null}
      onClose={onClose}
      footer={
        mayManage &&
        sku && (
          <div className={styles.footActions}>
            {sku.state === 'active' ? (
              <Button loading={isPending} onClick={() => retire(sku)}>
                {t('sku.retire')}
              </Button>
            ) : (
              <Button loading={isPending} onClick={() => restore(sku)}>
                {t('sku.restore')}
              </Button>
            )}
            <Button type="primary" icon={<EditOutlined />} onClick={() => setEditing(true)}>
              {t('sku.edit')}
            </Button>
          </div>
        )
      }
    >
      <RefusalNote error={answer.error} retry={() => void answer.refetch()} />
      {!sku && !answer.error && <Skeleton active />}
      {sku && (
        <>
          <SkuFacts sku={sku} />
          <Relatives sku={sku} />
          <SoldBy skuId={sku.id} />
          <SkuForm isOpen={isEditing} sku={sku} onClose={() => setEditing(false)} />
        </>
      )}
    </DetailDrawer>
  );
}

function SkuFacts({ sku }: { sku: SkuView }) {
  const t = useWords(catalogWords);
  const say = useSay();
  const facts = [
    ['specification', 'sku.specification', sku.specification],
    ['barcode', 'sku.barcode', sku.barcode],
    ['brand', 'sku.brand', sku.brand],
    ['category', 'sku.category', sku.category],
    ['cost', 'sku.cost', sku.cost === null ? '' : moneyText(sku.cost)],
    ['floorPrice', 'sku.floorPrice', sku.floorPrice === null ? '' : moneyText(sku.floorPrice)],
    ['weight', 'sku.weight', weightText(sku.weightGram)],
    ['size', 'sku.size', sizeText(sku)],
    ['volume', 'sku.volume', sku.volumeMm3 === null ? '' : String(sku.volumeMm3 / 1_000)],
  ] as const;
  const items = [
    {
      key: 'state',
      label: t('sku.state'),
      children: <StatusTag tone={sku.state === 'active' ? 'good' : 'quiet'} text={say(skuStateWords[sku.state])} />,
    },
    { key: 'gaps', label: t('sku.gaps'), children: <GapTags gaps={sku.gaps} /> },
    ...(sku.pictureUrl
      ? [
          {
            key: 'picture',
            label: t('sku.picture'),
            children: (
              <a href={sku.pictureUrl} target="_blank" rel="noreferrer">
                {sku.pictureUrl}
              </a>
            ),
          },
        ]
      : []),
    ...facts.filter(([, , children]) => children).map(([key, label, children]) => ({ key, label: t(label), children })),
    { key: 'changed', label: t('sku.changed'), children: <InstantText at={sku.changedAt} /> },
  ];
  return <Descriptions column={1} size="small" bordered items={items} styles={{ label: { width: 128 } }} />;
}

/** Components of a bundle, or the bundles that need this SKU. */
function Relatives({ sku: { components, bundles } }: { sku: SkuView }) {
  const t = useWords(catalogWords);
  const lists = [
    ['bundle.title', components],
    ['bundle.usedIn', bundles],
  ] as const;
  return lists
    .filter(([, rows]) => rows.length > 0)
    .map(([title, rows]) => (
      <section key={title}>
        <h3 className={styles.section}>{t(title)}</h3>
        <RowList>
          {rows.map((row) => (
            <li key={row.id}>
              <SkuText sku={row} isLink />
              <span className="zd-number">× {row.quantity}</span>
            </li>
          ))}
        </RowList>
      </section>
    ));
}

/** The listings that are shipped as this SKU. */
function SoldBy({ skuId }: { skuId: SkuView['id'] }) {
  const t = useWords(catalogWords);
  const ui = useWords(uiWords);
  const { rows, more } = usePages(listListings, { skuId }, { follows: ['listing'] });
  return (
    <section>
      <h3 className={styles.section}>{t('sku.soldBy')}</h3>
      {rows?.length === 0 && (
        <p className={styles.quiet}>
          {t('sku.soldByNone')} · <Link to="/matching">{t('match.title')}</Link>
        </p>
      )}
      {rows && rows.length > 0 && (
        <RowList>
          {rows.map(({ id, shop, title, specification, lastSeenAt }) => (
            <li key={id}>
              <GoodsText title={title} specification={specification} />
              <span className={styles.quiet}>
                {shop.name} · <RelativeText at={lastSeenAt} />
              </span>
            </li>
          ))}
        </RowList>
      )}
      {more && (
        <Button type="link" onClick={more}>
          {ui('action.more')}
        </Button>
      )}
    </section>
  );
}
