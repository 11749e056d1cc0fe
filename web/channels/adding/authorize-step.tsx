import { channels, type ChannelCode } from '@zhidan/core/channels/channel.ts';
import type { ShopRow } from '@zhidan/core/channels/shop/shop-api.ts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useSay, useWords } from '../../lib/words.ts';
import { Panel } from '../../ui/panel.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { channelsWords } from '../channels-words.ts';
import { useAuthorization } from '../shops/use-authorization.ts';
import styles from './adding.module.css';

/** The third step: to the page of the platform and back. */
export function AuthorizeStep({ shop, channel: code }: { shop: Pick<ShopRow, 'id' | 'name'>; channel: ChannelCode }) {
  const t = useWords(channelsWords);
  const channel = useSay()(channels[code].words);
  const { begin, isPending, error } = useAuthorization();
  return (
    <div className={styles.final}>
      <Panel title={t('add.authorizeTitle', { name: shop.name })} note={t('add.authorizeNote', { channel })}>
        <RefusalNote error={error} />
        <div className={styles.buttons}>
          <Button type="primary" size="large" autoFocus loading={isPending} onClick={() => begin(shop)}>
            {t('add.goAuthorize', { channel })}
          </Button>
          <Link to="/shops">
            <Button type="text" size="large">
              {t('add.later')}
            </Button>
          </Link>
        </div>
      </Panel>
    </div>
  );
}
