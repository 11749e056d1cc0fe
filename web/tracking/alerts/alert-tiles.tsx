import { countParcelAlerts } from '@zhidan/core/tracking/alert-api.ts';
import { alertKinds, type AlertKind } from '@zhidan/core/tracking/alert-kind.ts';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useAnswer } from '../../lib/answers.ts';
import { useSay, useWords } from '../../lib/words.ts';
import styles from '../tracking.module.css';
import { trackingWords } from '../tracking-words.ts';

type Props = Readonly<{ chosen: AlertKind | undefined; onChoose: (kind: AlertKind | undefined) => void }>;

/** Time passes without news: what becomes late is found every two minutes. */
const everyMs = 60_000;

/** How many parcels are in which trouble; a press narrows the list to it. */
export function AlertTiles({ chosen, onChoose }: Props) {
  const t = useWords(trackingWords);
  const say = useSay();
  const { data } = useAnswer(countParcelAlerts, {}, { follows: ['parcel', 'tracking_account'], refetchInterval: everyMs });
  if (!data) return null;
  return (
    <>
      {data.unwatched > 0 && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 12 }}
          title={t('alert.unwatched', { count: data.unwatched })}
          action={
            <Link to="/tracking-accounts" search={{ add: true }}>
              {t('alert.unwatchedDo')}
            </Link>
          }
        />
      )}
      {data.kinds.length > 0 && (
        <div className={styles.kinds}>
          {data.kinds.map(({ kind, count }) => (
            <button
              key={kind}
              type="button"
              className={styles.kind}
              data-severity={alertKinds[kind].severity}
              aria-pressed={chosen === kind}
              onClick={() => onChoose(chosen === kind ? undefined : kind)}
            >
              <span>{say(alertKinds[kind].words)}</span>
              <strong className="zd-number">{count}</strong>
            </button>
          ))}
        </div>
      )}
    </>
  );
}
