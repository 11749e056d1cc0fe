import { fen } from '@zhidan/core/kernel/money.ts';
import type { OrderView } from '@zhidan/core/orders/api.ts';
import { refundWords, shippingWords } from '@zhidan/core/orders/order-state-words.ts';
import { Tag } from 'antd';
import { moneyText } from '../../lib/formats.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import { Picture } from '../list/goods-cell.tsx';
import { ordersWords } from '../orders-words.ts';
import styles from './detail.module.css';

type Line = OrderView['lines'][number];

/** What was sold, line by line, and the stock SKUs that each line is shipped as. */
export function LineTable({ order }: { order: OrderView }) {
  const t = useWords(ordersWords);
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('lines.goods')}</th>
            <th scope="col">{t('lines.quantity')}</th>
            <th scope="col" className={styles.hideNarrow}>
              {t('lines.list')}
            </th>
            <th scope="col" className={styles.hideNarrow}>
              {t('lines.discount')}
            </th>
            <th scope="col">{t('lines.paid')}</th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <LineRow key={line.lineNo} line={line} parts={order.components.filter(({ lineNo }) => lineNo === line.lineNo)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function LineRow({ line, parts }: { line: Line; parts: OrderView['components'] }) {
  const t = useWords(ordersWords);
  const { amounts, title, specification, merchantCode, isGift } = line;
  const discount = fen(amounts.merchantDiscount + amounts.platformDiscount + amounts.otherDiscount);
  return (
    <tr>
      <td>
        <div className={styles.line}>
          <Picture url={line.pictureUrl} title={title} />
          <div>
            <div>
              {isGift && <Tag color="green">{t('cell.gift')}</Tag>}
              {title}
            </div>
            <div className={styles.faint}>
              {specification} {merchantCode && <span className={`zd-code ${styles.code}`}>{merchantCode}</span>}
            </div>
            <LineStates line={line} />
            <Parts parts={parts} quantity={line.quantity} code={merchantCode} />
          </div>
        </div>
      </td>
      <td>×{line.quantity}</td>
      <td className={styles.hideNarrow}>{moneyText(amounts.list)}</td>
      <td className={styles.hideNarrow}>{discount === 0 ? '—' : moneyText(fen(-discount))}</td>
      <td>{moneyText(amounts.paid)}</td>
    </tr>
  );
}

function LineStates({ line: { refund, shipping } }: { line: Line }) {
  const say = useSay();
  if (refund === 'none' && shipping === 'unshipped') return null;
  return (
    <div className={styles.chips} style={{ marginBottom: 0 }}>
      {refund !== 'none' && <StatusTag tone="warn" text={say(refundWords[refund])} />}
      {shipping !== 'unshipped' && <StatusTag tone="good" text={say(shippingWords[shipping])} />}
    </div>
  );
}

/** Shown where it says more than the line itself: another code, a bundle, or no SKU at all. */
function Parts({ parts, quantity, code }: { parts: OrderView['components']; quantity: number; code: string }) {
  const t = useWords(ordersWords);
  if (parts.length === 0) return <StatusTag tone="bad" text={t('lines.unmatched')} />;
  const [only] = parts;
  if (parts.length === 1 && only && !only.bundle && only.sku.code === code && only.quantity === quantity) return null;
  return (
    <div className={styles.parts}>
      {only?.bundle && <span className={styles.faint}>{t('lines.ofBundle', { code: only.bundle.code })}</span>}
      {parts.map(({ sku, quantity: pieces }) => (
        <span key={sku.id}>
          {t('lines.ships')} <span className="zd-code">{sku.code}</span> {sku.name} {sku.specification} ×{pieces}
        </span>
      ))}
    </div>
  );
}
