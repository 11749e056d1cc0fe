import type { FoundOrder } from '@zhidan/core/desk/desk-api.ts';
import { orderStatusWords } from '@zhidan/core/orders/order-life.ts';
import { useEffect, useRef } from 'react';
import { useSay, useWords } from '../lib/words.ts';
import { RelativeText } from '../ui/instant-text.tsx';
import { deskWords } from './desk-words.ts';
import styles from './desk.module.css';

type FoundListProps = Readonly<{
  items: readonly FoundOrder[];
  chosen: number;
  opened: string | undefined;
  onOpen: (place: number) => void;
}>;

/** What was found, a row an order; the chosen one is what Enter opens. */
export function FoundList({ items, chosen, opened, onOpen }: FoundListProps) {
  const t = useWords(deskWords);
  const say = useSay();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' }); // newer browsers answer a promise, which is no way to clean up
  }, [chosen]);
  return (
    <ul ref={list} className={styles.found} aria-label={t('found.label')}>
      {items.map(({ orderId, orderNo, shopName, status, orderedAt, receiver, goods, ways }, place) => (
        <li key={orderId}>
          <button type="button" data-chosen={place === chosen} aria-current={orderId === opened} onClick={() => onOpen(place)}>
            <span className={styles.line}>
              <span className="zd-code">{orderNo}</span>
              <span>{say(orderStatusWords[status])}</span>
              <span className={styles.faint}>{ways.map((way) => t(`way.${way}`)).join(' ')}</span>
            </span>
            <span className={styles.clip}>{goods.map(({ title, quantity }) => `${title} ×${quantity}`).join(', ')}</span>
            <span className={styles.faint}>
              {receiver.name} {receiver.phone} · {shopName} · <RelativeText at={orderedAt} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
