import { CheckSquareOutlined } from '@ant-design/icons';
import { listCompleteness, type HourView } from '@zhidan/core/channels/completeness-api.ts';
import type { ShopId } from '@zhidan/core/channels/channel.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useItems } from '../../lib/answers.ts';
import { useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useNowMs } from '../../ui/instant-text.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useShopName } from '../shops/use-shops.ts';
import { completenessWords } from './completeness-words.ts';
import { HourDetail } from './hour-detail.tsx';
import { spanStart } from './hour-grid.ts';
import { RedHours } from './red-hours.tsx';
import { ShopHours } from './shop-hours.tsx';
import { ShopTiles } from './shop-tiles.tsx';

const route = getRouteApi('/frame/completeness');
const everyMs = 60_000;
const usualDays = 7;
const dayChoices = [usualDays, 14, 31] as const;

/** The proof that no order is missing: hour by hour, the platform's count and sum against ours. */
export function CompletenessPage() {
  const t = useWords(completenessWords);
  const { shopId, days = usualDays, only } = route.useSearch();
  const navigate = route.useNavigate();
  const chosenDays = days === usualDays ? undefined : days;
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={
          <>
            <Segmented
              data-tour="completeness-views"
              aria-label={t('view')}
              value={only ?? 'squares'}
              options={[
                { value: 'squares', label: t('squares') },
                { value: 'red', label: t('red') },
              ]}
              onChange={(value) =>
                void navigate({ search: { shopId, days: chosenDays, only: value === 'red' ? value : undefined }, replace: true })
              }
            />
            {!only && (
              <Segmented
                aria-label={t('days')}
                value={days}
                options={dayChoices.map((value) => ({ value, label: t('daysOf', { count: value }) }))}
                onChange={(value) => void navigate({ search: { shopId, days: value === usualDays ? undefined : value }, replace: true })}
              />
            )}
          </>
        }
      />
      {only ? (
        <RedHours />
      ) : (
        <HoursByShop
          shopId={shopId}
          days={days}
          onChoose={(id) => void navigate({ search: { shopId: id, days: chosenDays }, replace: true })}
        />
      )}
    </>
  );
}

type HoursByShopProps = Readonly<{ shopId: string | undefined; days: number; onChoose: (shopId: ShopId) => void }>;

function HoursByShop({ shopId, days, onChoose }: HoursByShopProps) {
  const t = useWords(completenessWords);
  const shopName = useShopName();
  const now = instant(Math.floor(useNowMs() / everyMs) * everyMs);
  const span = { from: spanStart(now, days), to: now };
  const list = useItems(listCompleteness, span, { follows: ['shop'], refetchInterval: everyMs });
  const [openHour, setOpenHour] = useState<HourView['hour'] | null>(null);
  const shown = list.rows?.find((row) => row.shopId === shopId) ?? list.rows?.find(({ redCount }) => redCount > 0) ?? list.rows?.[0];
  return (
    <>
      <RefusalNote error={list.error} retry={list.reload} />
      {!list.rows && !list.error && <Skeleton active />}
      {list.rows?.length === 0 && (
        <Panel title={t('title')}>
          <EmptyState
            icon={<CheckSquareOutlined />}
            title={t('emptyTitle')}
            lesson={t('emptyLesson')}
            action={
              <Link to="/shops">
                <Button>{t('toShops')}</Button>
              </Link>
            }
          />
        </Panel>
      )}
      {list.rows && shown && (
        <>
          <ShopTiles rows={list.rows} chosen={shown.shopId} shopName={shopName} onChoose={onChoose} />
          <ShopHours shopId={shown.shopId} name={shopName(shown.shopId)} now={now} dayCount={days} onOpen={setOpenHour} />
          <HourDetail shopId={shown.shopId} name={shopName(shown.shopId)} hour={openHour} onClose={() => setOpenHour(null)} />
        </>
      )}
    </>
  );
}
