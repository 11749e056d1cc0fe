import type { UnreadDocumentRow } from '@zhidan/core/channels/shop/unread-api.ts';
import { orderRoads } from '@zhidan/core/orders/order.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { RelativeText } from '../../ui/instant-text.tsx';
import type { Column } from '../../ui/table/column.ts';
import { channelsWords } from '../channels-words.ts';
import styles from '../channels.module.css';
import { useShopName } from '../shops/use-shops.ts';
import { ProblemText } from './problem-text.tsx';
import { ReadAgainButton } from './read-again-button.tsx';

/** The columns of the list of unread documents. */
export function useUnreadColumns(): Column<UnreadDocumentRow>[] {
  const t = useWords(channelsWords);
  const say = useSay();
  const shopName = useShopName();
  return [
    {
      key: 'no',
      title: t('unread.no'),
      width: 200,
      isFixed: true,
      onPhone: 'title',
      cell: ({ channelOrderNo }) =>
        channelOrderNo ? <span className="zd-code">{channelOrderNo}</span> : <span className={styles.faint}>{t('unread.noNumber')}</span>,
    },
    { key: 'shop', title: t('runs.shop'), width: 150, cell: ({ shopId }) => shopName(shopId) },
    { key: 'problem', title: t('unread.problem'), width: 320, cell: ({ problem }) => <ProblemText problem={problem} /> },
    { key: 'road', title: t('unread.road'), width: 100, cell: ({ road }) => say(orderRoads[road]) },
    { key: 'seen', title: t('unread.seen'), width: 70, align: 'right', cell: ({ seenCount }) => seenCount },
    { key: 'lastSeen', title: t('unread.lastSeen'), width: 120, cell: ({ lastSeenAt }) => <RelativeText at={lastSeenAt} /> },
    {
      key: 'firstSeen',
      title: t('unread.firstSeen'),
      width: 120,
      isHiddenAtStart: true,
      onPhone: 'none',
      cell: ({ firstSeenAt }) => <RelativeText at={firstSeenAt} />,
    },
    { key: 'actions', title: '', width: 110, isFixed: true, cell: ({ id }) => <ReadAgainButton id={id} isInRow /> },
  ];
}
