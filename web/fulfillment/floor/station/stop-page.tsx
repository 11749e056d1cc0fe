import { whoToAsk } from '@zhidan/core/fulfillment/floor/who-to-ask.ts';
import { startingRoles } from '@zhidan/core/identity/role.ts';
import { StopOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useListText, useSay, useWords } from '../../../lib/words.ts';
import { ScanInput } from '../desk/scan-input.tsx';
import type { Stopped } from '../desk/scan-feedback.tsx';
import { play } from '../desk/sounds.ts';
import { useStopText } from '../desk/stop-text.ts';
import { stationWords } from './station-words.ts';
import styles from './station.module.css';

type StopProps = Readonly<{ stopped: Stopped; scan: (text: string) => void; onSeen: () => void }>;

/** The whole page in red: a parcel must not go on. It stays until somebody says by key, scan or press that they have seen it. */
export function StopPage({ stopped: { fulfillmentOrderId, no, reasons, said }, scan, onSeen }: StopProps) {
  const t = useWords(stationWords);
  const say = useSay();
  const listText = useListText();
  const textOf = useStopText();
  useEffect(() => play('stop'), [fulfillmentOrderId]);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'F8') return;
      event.preventDefault();
      onSeen();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [onSeen]);
  const texts = [...new Set(reasons.map(textOf))];
  const roles = whoToAsk(reasons).map((role) => say(startingRoles[role].words));
  return (
    <div className={styles.stop} role="alertdialog" aria-modal="true" aria-labelledby="station-stop" aria-describedby="station-stop-why">
      <h1 id="station-stop">
        <StopOutlined aria-hidden /> {t('stop.title')}
      </h1>
      <strong className={styles.stopNo}>{no}</strong>
      <div id="station-stop-why" className={styles.stopWhy}>
        {texts.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {texts.length === 0 && <p>{said || t('stop.noReason')}</p>}
      </div>
      {reasons.length > 0 && <p className={styles.stopAsk}>{t('stop.ask', { roles: listText(roles) })}</p>}
      <p>{t('stop.do')}</p>
      <div className={styles.stopField}>
        <ScanInput label={t('input.stopped')} onScan={scan} />
        <Button size="large" onClick={onSeen}>
          {t('stop.seen')}
        </Button>
      </div>
    </div>
  );
}
