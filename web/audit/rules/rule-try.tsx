import { backtestRule } from '@zhidan/core/audit/backtest-api.ts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../lib/answers.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { InstantText } from '../../ui/instant-text.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { auditWords } from '../audit-words.ts';
import styles from '../audit.module.css';

const triedDays = 30;

/** What the rule, or its draft, would have found among the orders of the last days; nothing is changed by trying. */
export function RuleTry({ ruleKey }: { ruleKey: string }) {
  const t = useWords(auditWords);
  const say = useSay();
  const [isAsked, setAsked] = useState(false);
  const { data, error, isFetching, refetch } = useAnswer(backtestRule, { ruleKey, days: triedDays }, { enabled: isAsked });
  return (
    <section className={styles.stack}>
      <div className={styles.line}>
        <h3 className={styles.name}>{t('try.title', { count: triedDays })}</h3>
        <Button size="small" loading={isFetching} onClick={() => (isAsked ? void refetch() : setAsked(true))}>
          {t('try.go')}
        </Button>
      </div>
      <RefusalNote error={error} />
      {data && (
        <>
          <p className={styles.plain}>
            {t('try.found', { hits: data.hitCount, orders: data.orderCount })}
            {data.liveHitCount !== null && ` ${t('try.differs', { added: data.addedCount, removed: data.removedCount })}`}
          </p>
          <p className={styles.faint}>
            {t('try.until')} <InstantText at={data.until} />
          </p>
          {data.warnings.map((warning) => (
            <p key={warning.en} className={styles.faint}>
              {say(warning)}
            </p>
          ))}
          {data.samples.length > 0 && (
            <RowList aria-label={t('try.samples')}>
              {data.samples.slice(0, 8).map(({ orderId, channelOrderNo, because }) => (
                <li key={orderId}>
                  <Link to="/orders/$orderId" params={{ orderId }} className="zd-code">
                    {channelOrderNo}
                  </Link>
                  <span className={styles.because}>{because.map((one) => say(one)).join(' ')}</span>
                </li>
              ))}
            </RowList>
          )}
        </>
      )}
    </section>
  );
}
