import { listChannels, type ShopRow } from '@zhidan/core/channels/shop/shop-api.ts';
import { getRouteApi } from '@tanstack/react-router';
import { Skeleton, Steps } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../lib/answers.ts';
import { useWords } from '../../lib/words.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useIsNarrow } from '../../ui/layout-mode.ts';
import { channelsWords } from '../channels-words.ts';
import { AddShopForm } from './add-shop-form.tsx';
import styles from './adding.module.css';
import { AuthorizeStep } from './authorize-step.tsx';
import { ChannelChoice } from './channel-choice.tsx';

const route = getRouteApi('/frame/shops/add');

/** From nothing to a shop whose orders come in: platform, credentials, the merchant's yes. */
export function AddShopPage() {
  const t = useWords(channelsWords);
  const { channel: code } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useAnswer(listChannels, {});
  const [shop, setShop] = useState<Pick<ShopRow, 'id' | 'name'> | null>(null);
  const isNarrow = useIsNarrow();
  const channel = data?.items.find((one) => one.channel === code);
  const step = shop ? 2 : channel ? 1 : 0;
  return (
    <>
      <PageHeader title={t('add.title')} note={t('add.note')} />
      <Steps
        className={styles.steps}
        size="small"
        current={step}
        orientation="horizontal"
        responsive={false}
        titlePlacement={isNarrow ? 'vertical' : 'horizontal'}
        items={(['add.stepChannel', 'add.stepApp', 'add.stepAuthorize'] as const).map((key) => ({ title: t(key) }))}
      />
      <RefusalNote error={error} retry={() => void refetch()} />
      {!data && !error && (
        <Panel title={t('add.channelTitle')}>
          <Skeleton active />
        </Panel>
      )}
      {data && step === 0 && <ChannelChoice items={data.items} onChoose={(chosen) => void navigate({ search: { channel: chosen } })} />}
      {data && channel && step === 1 && (
        <AddShopForm
          key={channel.channel}
          channel={channel}
          redirectUrl={data.redirectUrl}
          onAdded={setShop}
          onBack={() => void navigate({ search: {} })}
        />
      )}
      {shop && code && <AuthorizeStep shop={shop} channel={code} />}
    </>
  );
}
