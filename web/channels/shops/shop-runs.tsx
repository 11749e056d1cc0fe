import { listPullRuns } from '@zhidan/core/channels/shop/pull-run-api.ts';
import { pullKinds } from '@zhidan/core/channels/pull/pull-run.ts';
import type { ShopRow } from '@zhidan/core/channels/shop/shop-api.ts';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useAnswer } from '../../lib/answers.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { RelativeText } from '../../ui/instant-text.tsx';
import { channelsWords } from '../channels-words.ts';
import styles from '../channels.module.css';
import { OutcomeTag, RunCounts } from '../runs/run-texts.tsx';

const shownCount = 6;
const everyMs = 5_000;

/** The latest pulls of one shop. */
export function ShopRuns({ shopId }: { shopId: ShopRow['id'] }) {
  const t = useWords(channelsWords);
  const say = useSay();
  const { data } = useAnswer(listPullRuns, { shopId, limit: shownCount }, { follows: ['shop'], refetchInterval: everyMs });
  return (
    <>
      <h3 className={styles.section}>
        {t('shop.runs')}
        <Link to="/pull-runs" search={{ shopId }}>
          {t('shop.runsAll')}
        </Link>
      </h3>
      {!data && <Skeleton active paragraph={{ rows: 3 }} title={false} />}
      {data?.items.length === 0 && <p className={styles.note}>{t('runs.emptyTitle')}</p>}
      <ul className={styles.runList}>
        {data?.items.map((run) => (
          <li key={run.id}>
            <span>{say(pullKinds[run.kind])}</span>
            <RunCounts run={run} />
            <span className={styles.faint}>
              <RelativeText at={run.startedAt} />
            </span>
            <OutcomeTag run={run} />
          </li>
        ))}
      </ul>
    </>
  );
}
