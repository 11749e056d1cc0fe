import { dueOf } from '@zhidan/core/channels/amount-break.ts';
import { fen, type Fen } from '@zhidan/core/kernel/money.ts';
import type { OrderView } from '@zhidan/core/orders/api.ts';
import { moneyText } from '../../lib/formats.ts';
import { useWords } from '../../lib/words.ts';
import { useRuleText } from '../rule-text.ts';
import { ordersWords } from '../orders-words.ts';
import styles from './detail.module.css';

/** The money of an order as a sum that adds up, and where the platform's own sums do not. */
export function MoneyTable({ order }: { order: OrderView }) {
  const t = useWords(ordersWords);
  const { amounts, discrepancies } = order;
  const { list, merchantDiscount, platformDiscount, otherDiscount, postage, paid, receivable } = amounts;
  const due = dueOf(amounts);
  const less = (amount: Fen): Fen => fen(-amount);
  const parts = [
    { key: 'list', amount: list },
    { key: 'merchantDiscount', amount: less(merchantDiscount) },
    { key: 'platformDiscount', amount: less(platformDiscount) },
    { key: 'otherDiscount', amount: less(otherDiscount) },
    { key: 'postage', amount: postage },
  ] as const;
  return (
    <>
      <dl className={styles.money}>
        {parts
          .filter(({ key, amount }) => key === 'list' || amount !== 0)
          .map(({ key, amount }) => (
            <Sum key={key} label={t(`money.${key}`)} amount={amount} />
          ))}
        <Sum label={t('money.due')} amount={due} isTotal />
        <Sum label={t('money.paid')} amount={paid} />
        {due > paid && <Sum label={t('money.unpaid')} amount={fen(due - paid)} />}
        <Sum label={t('money.receivable')} amount={receivable} isTotal />
      </dl>
      {discrepancies.length > 0 && <Differences discrepancies={discrepancies} />}
    </>
  );
}

function Sum({ label, amount, isTotal = false }: { label: string; amount: Fen; isTotal?: boolean }) {
  return (
    <div className={isTotal ? styles.total : undefined}>
      <dt>{label}</dt>
      <dd>{moneyText(amount)}</dd>
    </div>
  );
}

function Differences({ discrepancies }: Pick<OrderView, 'discrepancies'>) {
  const t = useWords(ordersWords);
  const ruleText = useRuleText();
  return (
    <section className={styles.differs}>
      <strong>{t('money.differs')}</strong>
      <p>{t('money.differsNote')}</p>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('money.rule')}</th>
              <th scope="col">{t('money.platform')}</th>
              <th scope="col">{t('money.computed')}</th>
              <th scope="col">{t('money.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {discrepancies.map(({ rule, platform, computed }) => (
              <tr key={rule}>
                <td>{ruleText(rule)}</td>
                <td>{moneyText(platform)}</td>
                <td>{moneyText(computed)}</td>
                <td>{moneyText(fen(platform - computed))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
