import type { OrderView } from '@zhidan/core/orders/api.ts';
import { startingRoles } from '@zhidan/core/identity/role.ts';
import { exceptionEnds, orderExceptions } from '@zhidan/core/orders/order-exception.ts';
import { holdWords } from '@zhidan/core/orders/order-state-words.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { RelativeText } from '../../ui/instant-text.tsx';
import { useExceptionText } from '../rule-text.ts';
import { ordersWords } from '../orders-words.ts';
import styles from './detail.module.css';
import { ExceptionActions } from './exception-actions.tsx';

/** What stands in an order's way: ours with advice, the platform's with its code; what has gone stays in grey. */
export function ExceptionPanel({ order: { id, exceptions, holds } }: { order: OrderView }) {
  const t = useWords(ordersWords);
  const say = useSay();
  if (exceptions.length === 0 && holds.length === 0) return <p className={styles.calm}>{t('detail.noExceptions')}</p>;
  const newestFirst = exceptions.toSorted((one, other) => Number(one.clearedAt !== null) - Number(other.clearedAt !== null));
  return (
    <>
      {holds.map(({ kind, raw }) => (
        <div key={`${kind} ${raw}`} className={styles.exception}>
          <strong>{kind in holdWords ? say(holdWords[kind as keyof typeof holdWords]) : kind}</strong>
          <div className={styles.faint}>{t('detail.holdRaw', { raw })}</div>
        </div>
      ))}
      {newestFirst.map((exception) => (
        <ExceptionNote key={`${exception.kind} ${exception.openedAt}`} orderId={id} exception={exception} />
      ))}
    </>
  );
}

type NoteProps = Readonly<{ orderId: OrderView['id']; exception: OrderView['exceptions'][number] }>;

function ExceptionNote({ orderId, exception }: NoteProps) {
  const { kind, detail, openedAt, clearedAt, clearedBy, isForced, endReason } = exception;
  const t = useWords(ordersWords);
  const say = useSay();
  const textOf = useExceptionText();
  const { words, advice, effect, ends, owner } = orderExceptions[kind];
  return (
    <div className={styles.exception} data-effect={clearedAt === null ? effect : 'cleared'}>
      <div className={styles.exceptionHead}>
        <strong>{say(words)}</strong>
        <span className={styles.faint}>
          {clearedAt === null ? <RelativeText at={openedAt} /> : t('detail.clearedBy', { name: clearedBy ?? '' })}
        </span>
      </div>
      <div>{textOf(kind, detail)}</div>
      {clearedAt === null && (
        <div className={styles.faint}>
          {say(advice)} {say(exceptionEnds[ends])} {t('exception.owner', { role: say(startingRoles[owner].words) })}
        </div>
      )}
      {clearedAt === null && <ExceptionActions orderId={orderId} kind={kind} />}
      {endReason && (
        <div className={styles.faint}>{t(isForced ? 'exception.forcedFor' : 'exception.clearedFor', { reason: endReason })}</div>
      )}
    </div>
  );
}
