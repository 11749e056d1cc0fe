import { Button } from 'antd';
import { useEffect } from 'react';
import { Link } from '@tanstack/react-router';
import { useSignal } from '../../lib/signal-store.ts';
import { useWords } from '../../lib/words.ts';
import styles from '../printing.module.css';
import { printingWords } from '../printing-words.ts';
import { activeRun, stopAndEnd, type ActiveRun } from './active-run.ts';
import { PagesPart } from './pages-part.tsx';
import { RoadPart } from './road-part.tsx';

/** What this desk is printing now, above whatever else the page shows; nothing when it prints nothing. */
export function RunPanel() {
  const run = useSignal(activeRun);
  return run ? <Running key={run.batchId} run={run} /> : null;
}

function Running({ run }: { run: ActiveRun }) {
  const t = useWords(printingWords);
  useEscape(stopAndEnd);
  const refused = [...run.items.values()].filter(({ state }) => state === 'refused');
  return (
    <section className={styles.run} aria-label={t('print.title')} aria-live="polite">
      <div className={styles.runHead}>
        <h2 className="zd-code">{run.no}</h2>
        <div className={styles.actions}>
          <Link to="/print-batches" search={{ batch: run.batchId }}>
            {t('run.openBatch')}
          </Link>
          <Button size="small" onClick={stopAndEnd}>
            {t('run.close')}
          </Button>
        </div>
      </div>
      {run.roads.map((road) => (
        <RoadPart key={road.client} road={road} items={run.items} />
      ))}
      {run.pages && <PagesPart batchId={run.batchId} pages={run.pages} items={run.items} />}
      {refused.length > 0 && (
        <>
          <span className={styles.quiet}>{t('run.refused', { count: refused.length })}</span>
          <ul className={styles.items}>
            {refused.map(({ id, fulfillmentNo, orderNos, refusal }) => (
              <li key={id}>
                <strong className="zd-code">{fulfillmentNo}</strong>
                <span>{orderNos.join('、')}</span>
                <span className={styles.why}>{refusal}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** Esc closes what is over, and stops what is not. */
function useEscape(close: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !document.querySelector('[role="dialog"]')) close();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });
}
