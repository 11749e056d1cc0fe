import { carriers } from '@zhidan/core/allocation/carrier.ts';
import type { ShipNoticeRow } from '@zhidan/core/channels/notice/notice-api.ts';
import { faultWords } from '@zhidan/core/channels/fault-words.ts';
import { Link } from '@tanstack/react-router';
import { Alert, Descriptions } from 'antd';
import { useSay, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { InstantText } from '../../ui/instant-text.tsx';
import styles from '../channels.module.css';
import { useShopName } from '../shops/use-shops.ts';
import { useFaultText } from '../use-fault-text.ts';
import { NoticeActions } from './notice-actions.tsx';
import { NoticeTag, useNoticeWhy } from './notice-columns.tsx';
import { noticeWords } from './notice-words.ts';

/** One notice: what was told, what came of it, and what to do. */
export function NoticeDetail({ notice, onClose }: { notice: ShipNoticeRow | null; onClose: () => void }) {
  const t = useWords(noticeWords);
  const say = useSay();
  const why = useNoticeWhy();
  const faultText = useFaultText();
  return (
    <DetailDrawer
      title={notice?.channelOrderNo}
      isOpen={notice !== null}
      onClose={onClose}
      extra={
        notice && (
          <Link to="/orders/$orderId" params={{ orderId: notice.orderId }}>
            {t('detail.openOrder')}
          </Link>
        )
      }
      footer={
        notice && (
          <div className={styles.foot}>
            <NoticeActions notices={[notice]} onDone={onClose} />
          </div>
        )
      }
    >
      {notice && (notice.reason ?? notice.fault) && (
        <Alert
          type={notice.state === 'failed' ? 'error' : notice.state === 'waiting' ? 'warning' : 'info'}
          showIcon
          style={{ marginBottom: 14 }}
          title={why(notice)}
          description={
            notice.fault && (
              <>
                {say(faultWords[notice.fault.kind])}
                <br />
                {t('detail.fault')}：{faultText.whole(notice.fault)} ({notice.fault.code})
              </>
            )
          }
        />
      )}
      {notice && <Facts notice={notice} />}
    </DetailDrawer>
  );
}

function Facts({ notice }: { notice: ShipNoticeRow }) {
  const t = useWords(noticeWords);
  const say = useSay();
  const shopName = useShopName();
  const { shopId, state, carrier, waybillNo, lines, shipBy, dueAt, tryCount, madeAt, endedAt, endedBy } = notice;
  const items = [
    { key: 'state', label: t('col.state'), children: <NoticeTag state={state} /> },
    { key: 'shop', label: t('col.shop'), children: shopName(shopId) },
    { key: 'carrier', label: t('col.carrier'), children: say(carriers[carrier].words) },
    { key: 'waybill', label: t('col.waybill'), children: <span className="zd-code">{waybillNo}</span> },
    {
      key: 'lines',
      label: t('detail.lines'),
      children: lines ? lines.map(({ lineNo, quantity }) => <div key={lineNo}>{`${lineNo} × ${quantity}`}</div>) : t('part.whole'),
    },
    { key: 'shipBy', label: t('col.shipBy'), children: shipBy ? <InstantText at={shipBy} /> : '—' },
    { key: 'due', label: t('col.due'), children: dueAt ? <InstantText at={dueAt} /> : '—' },
    { key: 'tries', label: t('col.tries'), children: tryCount },
    { key: 'made', label: t('col.made'), children: <InstantText at={madeAt} /> },
    { key: 'ended', label: t('detail.ended'), children: endedAt ? <InstantText at={endedAt} /> : '—' },
    ...(endedBy ? [{ key: 'endedBy', label: t('detail.endedBy'), children: endedBy }] : []),
  ];
  return <Descriptions column={1} size="small" bordered items={items} styles={{ label: { width: 112 } }} />;
}
