import { carriers } from '@zhidan/core/allocation/carrier.ts';
import type { ShipNoticeRow } from '@zhidan/core/channels/notice/notice-api.ts';
import { noticeStates, type NoticeState } from '@zhidan/core/channels/notice/notice-state.ts';
import { noticeReasons } from '@zhidan/core/channels/notice/ship-notice.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { InstantText, RelativeText } from '../../ui/instant-text.tsx';
import { StatusTag, type Tone } from '../../ui/status-tag.tsx';
import type { Column } from '../../ui/table/column.ts';
import styles from '../channels.module.css';
import { useShopName } from '../shops/use-shops.ts';
import { useFaultText } from '../use-fault-text.ts';
import { noticeWords } from './notice-words.ts';

const tones: Readonly<Record<NoticeState, Tone>> = { waiting: 'moving', sent: 'good', failed: 'bad', skipped: 'quiet' };

export function NoticeTag({ state }: Pick<ShipNoticeRow, 'state'>) {
  const say = useSay();
  return <StatusTag tone={tones[state]} text={say(noticeStates[state])} />;
}

/** Why a notice is as it is: our own reason first, else what the platform said. */
export function useNoticeWhy(): (row: Pick<ShipNoticeRow, 'reason' | 'fault'>) => string {
  const say = useSay();
  const faultText = useFaultText();
  return ({ reason, fault }) => (reason ? say(noticeReasons[reason]) : fault ? faultText.short(fault) : '');
}

/** The columns of the list of ship notices. */
export function useNoticeColumns(): Column<ShipNoticeRow>[] {
  const t = useWords(noticeWords);
  const say = useSay();
  const shopName = useShopName();
  const why = useNoticeWhy();
  return [
    {
      key: 'order',
      title: t('col.order'),
      width: 190,
      isFixed: true,
      onPhone: 'title',
      cell: ({ channelOrderNo }) => <span className="zd-code">{channelOrderNo}</span>,
    },
    { key: 'state', title: t('col.state'), width: 95, onPhone: 'status', cell: ({ state }) => <NoticeTag state={state} /> },
    { key: 'shop', title: t('col.shop'), width: 140, cell: ({ shopId }) => shopName(shopId) },
    { key: 'carrier', title: t('col.carrier'), width: 100, cell: ({ carrier }) => say(carriers[carrier].words) },
    { key: 'waybill', title: t('col.waybill'), width: 160, cell: ({ waybillNo }) => <span className="zd-code">{waybillNo}</span> },
    {
      key: 'part',
      title: t('col.part'),
      width: 70,
      cell: ({ lines }) => (lines ? t('part.lines', { count: lines.length }) : t('part.whole')),
    },
    {
      key: 'why',
      title: t('col.why'),
      width: 260,
      cell: (row) => {
        const text = why(row);
        return text ? (
          <span className={`${styles.twoLines} ${row.state === 'failed' ? styles.error : styles.faint}`} title={text}>
            {text}
          </span>
        ) : null;
      },
    },
    { key: 'shipBy', title: t('col.shipBy'), width: 115, cell: ({ shipBy }) => shipBy && <RelativeText at={shipBy} /> },
    { key: 'due', title: t('col.due'), width: 105, cell: ({ dueAt }) => dueAt && <RelativeText at={dueAt} /> },
    { key: 'tries', title: t('col.tries'), width: 60, align: 'right', cell: ({ tryCount }) => tryCount || null },
    { key: 'made', title: t('col.made'), width: 160, cell: ({ madeAt }) => <InstantText at={madeAt} /> },
  ];
}
