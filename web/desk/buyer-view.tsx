import type { showBuyer } from '@zhidan/core/desk/desk-api.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';
import { moneyText } from '../lib/formats.ts';
import { useWords } from '../lib/words.ts';
import { AnswerList } from './answer-list.tsx';
import { deskWords } from './desk-words.ts';
import styles from './desk.module.css';
import { OrderCard } from './order-card.tsx';
import { useCopiedAnswer } from './use-copied-answer.ts';

type BuyerViewProps = Readonly<{
  buyer: OutputOf<typeof showBuyer>;
  language: Language;
  onLanguage: (language: Language) => void;
}>;

/** Everything of a buyer: what to say of the order that was asked for, that order, and all others. */
export function BuyerView({ buyer, language, onLanguage }: BuyerViewProps) {
  const t = useWords(deskWords);
  const { nick, orders, isMore, paid, refundCount } = buyer;
  const [asked, ...others] = orders;
  const copy = useCopiedAnswer(asked?.orderId ?? '');
  if (!asked) return null;
  const facts = [
    t('buyer.orders', { count: orders.length }) + (isMore ? ` (${t('buyer.more')})` : ''),
    t('buyer.paid', { amount: moneyText(paid) }),
    ...(refundCount > 0 ? [t('buyer.refunds', { count: refundCount })] : []),
  ];
  return (
    <div className={styles.buyer}>
      <p className={styles.line}>
        <strong>{nick || t('buyer.unnamed')}</strong>
        <span className={styles.faint}>{facts.join(' · ')}</span>
      </p>
      <AnswerList answers={asked.answers} language={language} onLanguage={onLanguage} onCopy={(answer) => void copy(answer, language)} />
      <OrderCard order={asked} />
      {others.length > 0 && <h3>{t('buyer.others')}</h3>}
      {others.map((order) => (
        <OrderCard key={order.orderId} order={order} />
      ))}
    </div>
  );
}
