import { MoreOutlined } from '@ant-design/icons';
import type { ShopRow } from '@zhidan/core/channels/shop/shop-api.ts';
import { Button, Dropdown } from 'antd';
import { useMay } from '../../lib/session.ts';
import { useWords } from '../../lib/words.ts';
import { useToast } from '../../ui/toast.tsx';
import { channelsWords } from '../channels-words.ts';
import styles from '../channels.module.css';
import { useAuthorization } from './use-authorization.ts';
import { useShopCommands } from './use-shop-commands.ts';

type ShopActionsProps = Readonly<{ shop: ShopRow; onEdit: (shop: ShopRow) => void; isInRow?: boolean }>;

/** What can be done about a shop: the next sensible thing as a button, the rest behind it. */
export function ShopActions({ shop, onEdit, isInRow = false }: ShopActionsProps) {
  const t = useWords(channelsWords);
  const toast = useToast();
  const commands = useShopCommands();
  const { begin, isPending } = useAuthorization(toast.failed);
  if (!useMay('shops.manage')) return null;
  const isAuthorized = shop.state === 'authorized' || shop.state === 'expiring';
  const isAuthorizeFirst = shop.state !== 'authorized';
  const size = isInRow ? 'small' : 'middle';
  const items = [
    ...(isAuthorizeFirst ? [] : [{ key: 'authorize', label: t('action.authorizeAgain'), onClick: () => begin(shop) }]),
    { key: 'edit', label: t('action.edit'), onClick: () => onEdit(shop) },
    ...(shop.isPaused ? [] : [{ key: 'pause', label: t('action.pause'), onClick: () => commands.pause(shop) }]),
  ];
  return (
    <span
      className={styles.actions}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => event.stopPropagation()}
      role="presentation"
    >
      {isAuthorizeFirst && (
        <Button type="primary" size={size} loading={isPending} onClick={() => begin(shop)}>
          {t(shop.state === 'unauthorized' ? 'action.authorize' : 'action.authorizeAgain')}
        </Button>
      )}
      {shop.isPaused && (
        <Button size={size} loading={commands.isPausing} onClick={() => commands.resume(shop)}>
          {t('action.resume')}
        </Button>
      )}
      {isAuthorized && !shop.isPaused && (
        <Button size={size} loading={commands.isPulling} onClick={() => commands.pull(shop)}>
          {t('action.pullNow')}
        </Button>
      )}
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button
          size={size}
          type={isInRow ? 'text' : 'default'}
          icon={<MoreOutlined />}
          loading={commands.isPausing}
          aria-label={`${t('action.more')} ${shop.name}`}
        />
      </Dropdown>
    </span>
  );
}
