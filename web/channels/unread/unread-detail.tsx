import { showUnreadDocument, type UnreadDocumentRow } from '@zhidan/core/channels/shop/unread-api.ts';
import { orderRoads } from '@zhidan/core/orders/order.ts';
import { Descriptions, Skeleton, type DescriptionsProps } from 'antd';
import { useAnswer } from '../../lib/answers.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { InstantText } from '../../ui/instant-text.tsx';
import { JsonView } from '../../ui/json-view.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { channelsWords } from '../channels-words.ts';
import styles from '../channels.module.css';
import { useShopName } from '../shops/use-shops.ts';
import { ProblemText } from './problem-text.tsx';
import { ReadAgainButton } from './read-again-button.tsx';

type UnreadDetailProps = Readonly<{ document: UnreadDocumentRow | null; onClose: () => void }>;

/** A document that could not be read: what is odd about it, its fields without what they hold, and another try. */
export function UnreadDetail({ document, onClose }: UnreadDetailProps) {
  const t = useWords(channelsWords);
  return (
    <DetailDrawer
      title={document?.channelOrderNo ?? t('unread.noNumber')}
      isOpen={document !== null}
      onClose={onClose}
      footer={document && <ReadAgainButton id={document.id} onDone={onClose} />}
    >
      {document && <UnreadFacts document={document} />}
    </DetailDrawer>
  );
}

function UnreadFacts({ document }: { document: UnreadDocumentRow }) {
  const t = useWords(channelsWords);
  const say = useSay();
  const shopName = useShopName();
  const { data, error } = useAnswer(showUnreadDocument, { unreadDocumentId: document.id });
  const items: DescriptionsProps['items'] = [
    { key: 'problem', label: t('unread.problem'), children: <ProblemText problem={document.problem} /> },
    { key: 'shop', label: t('runs.shop'), children: shopName(document.shopId) },
    { key: 'road', label: t('unread.road'), children: say(orderRoads[document.road]) },
    { key: 'first', label: t('unread.firstSeen'), children: <InstantText at={document.firstSeenAt} /> },
    { key: 'last', label: t('unread.lastSeen'), children: <InstantText at={document.lastSeenAt} /> },
    { key: 'seen', label: t('unread.seen'), children: document.seenCount },
  ];
  return (
    <>
      <Descriptions column={1} size="small" bordered items={items} styles={{ label: { width: 112 } }} />
      <h3 className={styles.section}>{t('unread.shape')}</h3>
      <RefusalNote error={error} />
      {!data && !error && <Skeleton active />}
      {data?.shape && <JsonView value={data.shape} />}
      {data?.shape === null && <p className={styles.note}>{t('unread.notGiven')}</p>}
    </>
  );
}
