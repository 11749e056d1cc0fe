import { backtestRule } from '@zhidan/core/audit/backtest-api.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../lib/answers.ts';
import { useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { auditWords } from '../audit-words.ts';
import styles from '../audit.module.css';
import { TriedOrders } from './tried-orders.tsx';

const triedDays = 30;

/** What the rule, or its draft, would have found among the orders of the last days; nothing is changed by trying. */
export function RuleTry({ ruleKey }: { ruleKey: string }) {
  const t = useWords(auditWords);
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
      {data && <TriedOrders found={data} />}
    </section>
  );
}
