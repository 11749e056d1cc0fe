import { DownOutlined, ExportOutlined, UpOutlined } from '@ant-design/icons';
import type { OrderRow } from '@zhidan/core/orders/api.ts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { ordersWords } from '../orders-words.ts';
import styles from './detail.module.css';
import { OrderDetail } from './order-detail.tsx';

type OrderDrawerProps = Readonly<{ orderId: string | null; rows: readonly OrderRow[]; open: (order: OrderRow | null) => void }>;

/** An order beside the list; j and k go on to its neighbours. */
export function OrderDrawer({ orderId, rows, open }: OrderDrawerProps) {
  const t = useWords(ordersWords);
  const at = rows.findIndex(({ id }) => id === orderId);
  const next = rows[at + 1] ?? null;
  const previous = at > 0 ? (rows[at - 1] ?? null) : null;
  useNeighbourKeys(orderId !== null, (by) => {
    const neighbour = by === 1 ? next : previous;
    if (at >= 0 && neighbour) open(neighbour);
  });
  return (
    <DetailDrawer
      title={<span className="zd-number">{rows[at]?.channelOrderNo ?? t('detail.unnamed')}</span>}
      width={860}
      isOpen={orderId !== null}
      onClose={() => open(null)}
      extra={
        orderId && (
          <span className={styles.tools}>
            <Button
              type="text"
              icon={<UpOutlined />}
              disabled={!previous}
              aria-label={t('detail.previous')}
              title={`${t('detail.previous')} (k)`}
              onClick={() => open(previous)}
            />
            <Button
              type="text"
              icon={<DownOutlined />}
              disabled={at < 0 || !next}
              aria-label={t('detail.next')}
              title={`${t('detail.next')} (j)`}
              onClick={() => open(next)}
            />
            <Link to="/orders/$orderId" params={{ orderId }}>
              <Button type="text" icon={<ExportOutlined />} aria-label={t('detail.whole')} title={t('detail.whole')} />
            </Link>
          </span>
        )
      }
    >
      {orderId && <OrderDetail key={orderId} orderId={orderId} />}
    </DetailDrawer>
  );
}

function useNeighbourKeys(isOpen: boolean, go: (by: 1 | -1) => void): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    const press = ({ key, target, ctrlKey, metaKey }: KeyboardEvent): void => {
      const isTyping = target instanceof HTMLElement && /^(?:INPUT|TEXTAREA)$/.test(target.tagName);
      if (isTyping || ctrlKey || metaKey) return;
      if (key === 'j') go(1);
      if (key === 'k') go(-1);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}
