import { goodsToCheck, replayCheck } from '@zhidan/core/fulfillment/floor/check.ts';
import type { FloorOrder } from '@zhidan/core/fulfillment/floor/floor-api.ts';
import { CheckCircleFilled } from '@ant-design/icons';
import { Tag } from 'antd';
import { useWords } from '../../../lib/words.ts';
import { floorWords } from '../floor-words.ts';
import styles from '../floor.module.css';
import { GoodsPicture } from '../goods-picture.tsx';
import type { OpenCheck } from './use-open-check.ts';

/** What belongs into the parcel on the table; what is still missing stands first. */
export function GoodsToCheck({ open: { order, steps } }: { open: OpenCheck }) {
  const goods = goodsToCheck(order.goods);
  const { counted } = replayCheck(goods, steps).state;
  const left = ({ skuId, quantity }: FloorOrder['goods'][number]): number => quantity - (counted[skuId] ?? 0);
  return (
    <ul className={styles.goods}>
      {goods
        .toSorted((one, other) => Number(left(one) === 0) - Number(left(other) === 0))
        .map((one) => (
          <Piece key={one.skuId} goods={one} counted={counted[one.skuId] ?? 0} />
        ))}
    </ul>
  );
}

function Piece({ goods, counted }: { goods: FloorOrder['goods'][number]; counted: number }) {
  const t = useWords(floorWords);
  const isDone = counted === goods.quantity;
  return (
    <li className={styles.piece} data-done={isDone}>
      <GoodsPicture goods={goods} />
      <span className={styles.pieceWords}>
        <strong className="zd-code">{goods.code}</strong>
        <span>
          {goods.name} {goods.specification}
        </span>
        <span className={styles.quiet}>
          {goods.barcode} {goods.isGift && <Tag color="gold">{t('check.gift')}</Tag>}
          {goods.isBarcodeShared && <Tag>{t('check.shared')}</Tag>}
        </span>
      </span>
      <span className={styles.pieceCount}>
        {isDone ? <CheckCircleFilled aria-label={t('check.complete')} /> : null}
        {counted}
        <small> / {goods.quantity}</small>
      </span>
    </li>
  );
}
