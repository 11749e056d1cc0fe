import { faultWords } from '@zhidan/core/channels/fault-words.ts';
import type { ShopRow } from '@zhidan/core/channels/shop/shop-api.ts';
import { Link } from '@tanstack/react-router';
import { instantText } from '../../lib/formats.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { channelsWords } from '../channels-words.ts';
import styles from '../channels.module.css';
import { useFaultText } from '../use-fault-text.ts';

/** Whether something about a shop waits for a person. */
export const needsAttention = ({ state, fault, unreadCount }: ShopRow): boolean =>
  fault !== null || state !== 'authorized' || unreadCount > 0;

/** What is wrong with a shop, in the platform's words too, and what to do about it. */
export function ShopTrouble({ shop }: { shop: ShopRow }) {
  const t = useWords(channelsWords);
  const say = useSay();
  const faultText = useFaultText();
  const { fault, state, grantExpiresAt, unreadCount } = shop;
  return (
    <div className={styles.trouble}>
      {fault && (
        <p data-tone="bad">
          {say(faultWords[fault.kind])}
          <span>{faultText.whole(fault)}</span>
        </p>
      )}
      {!fault && state === 'unauthorized' && <p>{t('shops.troubleUnauthorized')}</p>}
      {!fault && state === 'expired' && <p data-tone="bad">{say(faultWords.auth_expired)}</p>}
      {state === 'expiring' && grantExpiresAt && <p>{t('shops.troubleExpiring', { at: instantText(grantExpiresAt) })}</p>}
      {unreadCount > 0 && (
        <Link to="/unread-documents" search={{ shopId: shop.id }} onClick={(event) => event.stopPropagation()}>
          {t('shops.troubleUnread', { count: unreadCount })}
        </Link>
      )}
    </div>
  );
}
