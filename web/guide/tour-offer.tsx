import { CompassOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useWords } from '../lib/words.ts';
import styles from './guide.module.css';
import { guideWords } from './guide-words.ts';
import { useTour } from './use-tour.ts';

/** Asks whoever is new, once, whether they want to be shown round; nothing opens by itself. */
export function TourOffer() {
  const t = useWords(guideWords);
  const own = useTour();
  if (own?.state !== 'new') return null;
  return (
    <section className={styles.offer} aria-label={t('tour.title')}>
      <CompassOutlined className={styles.compass} aria-hidden />
      <div className={styles.offerWords}>
        <strong>{t('tour.offer')}</strong>
        <p>{t('tour.offerNote')}</p>
      </div>
      <Button type="text" onClick={() => own.move({ step: 0, state: 'skipped' })}>
        {t('tour.no')}
      </Button>
      <Button type="primary" onClick={() => own.begin(0)}>
        {t('tour.start')}
      </Button>
    </section>
  );
}
