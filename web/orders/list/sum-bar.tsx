import { sumOrders, type OrderRow, type OrderSums } from '@zhidan/core/orders/api.ts';
import { fen, sumFen } from '@zhidan/core/kernel/money.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { Button } from 'antd';
import { useAnswer } from '../../lib/answers.ts';
import { moneyText, numberText } from '../../lib/formats.ts';
import { useLanguage, useWords } from '../../lib/words.ts';
import { filterOf, type OrdersSearch } from '../orders-search.ts';
import { ordersWords } from '../orders-words.ts';
import styles from './orders.module.css';

type SumBarProps = Readonly<{ search: OrdersSearch; rows: readonly OrderRow[]; picked: readonly string[]; unpick: () => void }>;

/** What the rows on screen come to, all rows of the filter as far as they are counted, and those that are picked. */
export function SumBar({ search, rows, picked, unpick }: SumBarProps) {
  const t = useWords(ordersWords);
  const question = questionOf(search);
  const { data: all } = useAnswer(sumOrders, question, { follows: ['order'] });
  const chosen = rows.filter(({ id }) => picked.includes(id));
  const language = useLanguage();
  return (
    <div className={styles.sums} role="status">
      {chosen.length > 0 && (
        <span className={styles.picked}>
          <Sums name={t('sums.picked')} sums={sumsOf(chosen)} />
          <Button type="link" size="small" onClick={unpick}>
            {t('sums.unpick')}
          </Button>
        </span>
      )}
      <Sums name={t('sums.page')} sums={sumsOf(rows)} />
      {all &&
        (all.isCapped ? (
          <>
            <strong>{t('sums.ordersMore', { count: numberText(all.orderCount, language) })}</strong>
            <Sums name={t('sums.capped', { count: numberText(all.orderCount, language) })} sums={all} />
          </>
        ) : (
          <Sums name={t('sums.all')} sums={all} />
        ))}
    </div>
  );
}

/** The filter and sort of an address as a question to the server, which checks it once more. */
export function questionOf(search: OrdersSearch) {
  const { sort, direction } = search;
  return { ...filterOf(search), sort, direction } as QuestionOf<typeof sumOrders>;
}

function Sums({ name, sums }: { name: string; sums: Omit<OrderSums, 'isCapped'> }) {
  const t = useWords(ordersWords);
  const language = useLanguage();
  return (
    <span className={styles.sum}>
      <span className={styles.sumName}>{name}</span>
      <span>{t('sums.orders', { count: sums.orderCount, total: numberText(sums.orderCount, language) })}</span>
      <span>{t('sums.pieces', { count: sums.pieceCount, total: numberText(sums.pieceCount, language) })}</span>
      <strong className="zd-number">{t('sums.paid', { amount: moneyText(sums.paid) })}</strong>
      <span className="zd-number">{t('sums.receivable', { amount: moneyText(sums.receivable) })}</span>
    </span>
  );
}

function sumsOf(rows: readonly OrderRow[]): Omit<OrderSums, 'isCapped'> {
  return {
    orderCount: rows.length,
    pieceCount: rows.reduce((sum, { pieceCount }) => sum + pieceCount, 0),
    paid: sumFen(rows.map(({ amounts }) => fen(amounts.paid))),
    receivable: sumFen(rows.map(({ amounts }) => fen(amounts.receivable))),
  };
}
