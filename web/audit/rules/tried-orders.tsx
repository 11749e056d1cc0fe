import type { Backtest } from '@zhidan/core/audit/backtest-api.ts';
import { Link } from '@tanstack/react-router';
import { useSay, useWords } from '../../lib/words.ts';
import { InstantText } from '../../ui/instant-text.tsx';
import { RowList } from '../../ui/row-list.tsx';
import { auditWords } from '../audit-words.ts';
import styles from '../audit.module.css';

const samplesShown = 8;

/** What a rule found: how many, more or fewer than the one in force, and some of them with the reason. */
export function TriedOrders({ found }: { found: Backtest }) {
  const t = useWords(auditWords);
  const say = useSay();
  const { hitCount: hits, orderCount: orders, liveHitCount, addedCount: added, removedCount: removed, days } = found;
  return (
    <>
      <p className={styles.plain}>
        {t('try.found', { hits, orders })} {hits > 0 && t('try.aDay', { count: (hits / days).toFixed(1) })}
        {liveHitCount !== null && ` ${t('try.differs', { added, removed })}`}
      </p>
      <p className={styles.faint}>
        {t('try.until')} <InstantText at={found.until} />
        {found.fidelity === 'approximate' && ` · ${t('try.approximate')}`}
      </p>
      {found.warnings.map((warning) => (
        <p key={warning.en} className={styles.faint}>
          {say(warning)}
        </p>
      ))}
      {found.samples.length > 0 && (
        <RowList aria-label={t('try.samples')}>
          {found.samples.slice(0, samplesShown).map(({ orderId, channelOrderNo, because }) => (
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
  );
}
