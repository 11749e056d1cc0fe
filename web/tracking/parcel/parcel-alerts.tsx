import type { ParcelTrace } from '@zhidan/core/tracking/alert-api.ts';
import { alertKinds } from '@zhidan/core/tracking/alert-kind.ts';
import { Button } from 'antd';
import { useMay } from '../../lib/session.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { RelativeText } from '../../ui/instant-text.tsx';
import { useAlertText } from '../alerts/use-alert-text.ts';
import { useHandleAlerts } from '../alerts/use-handle-alerts.ts';
import styles from '../tracking.module.css';
import { trackingWords } from '../tracking-words.ts';

/** What is wrong with a parcel, with what to do and a sentence for the buyer; what was wrong before stands below, without. */
export function ParcelAlerts({ trace }: { trace: ParcelTrace }) {
  const t = useWords(trackingWords);
  const say = useSay();
  const text = useAlertText();
  const mayHandle = useMay('tracking.handle');
  const { handle, isPending } = useHandleAlerts();
  if (trace.alerts.length === 0) return null;
  return (
    <ul className={styles.alerts} style={{ marginBottom: 14 }} aria-label={t('parcel.alerts')}>
      {trace.alerts.map(({ id, kind, since, detail, closedAt, closedBy, note }) => (
        <li key={id} data-severity={alertKinds[kind].severity} data-over={closedAt !== null}>
          <span className={styles.bar}>
            <strong>{say(alertKinds[kind].words)}</strong>
            <span className={styles.quiet}>
              <RelativeText at={since} /> {text.why(detail)}
            </span>
            {closedBy && (
              <span className={styles.quiet}>
                {t('view.handled')} · {[closedBy, note].filter(Boolean).join(' · ')}
              </span>
            )}
          </span>
          {closedAt === null && (
            <>
              <span>{say(alertKinds[kind].cure)}</span>
              <span className={styles.bar}>
                <CopyButton text={text.toBuyer(kind, trace)} label={t('alert.copied')} />
                {mayHandle && (
                  <Button size="small" loading={isPending} onClick={() => handle([id], '')}>
                    {t('alert.handle')}
                  </Button>
                )}
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
