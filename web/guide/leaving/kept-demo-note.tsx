import { showLeaving } from '@zhidan/core/guide/leaving/leaving-api.ts';
import { Link } from '@tanstack/react-router';
import { useAnswer } from '../../lib/answers.ts';
import { useWords } from '../../lib/words.ts';
import { leavingWords } from './leaving-words.ts';
import styles from './leaving.module.css';

/** One line while a demo that was left can still come back. */
export function KeptDemoNote() {
  const t = useWords(leavingWords);
  const { data } = useAnswer(showLeaving, {});
  if (data?.state !== 'left' || data.keptUntil === null) return null;
  return (
    <p className={styles.kept}>
      {t('left.note', { until: data.keptUntil })} <Link to="/own-shops">{t('left.how')}</Link>
    </p>
  );
}
