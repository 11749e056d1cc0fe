import { tourStepCount } from '@zhidan/core/guide/tour-code.ts';
import { tours } from '@zhidan/core/guide/tour.ts';
import { startingRoles } from '@zhidan/core/identity/role.ts';
import { CheckCircleFilled } from '@ant-design/icons';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { useSay, useWords } from '../lib/words.ts';
import styles from './guide.module.css';
import { guideWords } from './guide-words.ts';
import { useAnchor, useFrame } from './use-anchor.ts';
import { useTour, type OwnTour } from './use-tour.ts';

/** The card of a running tour: one sentence about one control of the page, which is framed meanwhile. Everything stays usable. */
export function TourGuide() {
  const own = useTour();
  return own?.state === 'running' ? <TourCard key={own.tour} own={own} /> : null;
}

const last = tourStepCount - 1;

/** What was done stays on the card until the person goes on; the server knows at once. */
function useSteps({ tour, step, move }: OwnTour) {
  const [lastDid, setDid] = useState<number | null>(null);
  const did = lastDid !== null && [0, 1].includes(step - lastDid) ? lastDid : null; // whoever began anew meanwhile is elsewhere
  const navigate = useNavigate();
  const steps = tours[tour];
  const at = did ?? step;
  const shown = steps[at];
  const done = useCallback(() => {
    if (did !== null) return;
    setDid(at);
    if (at < last) move({ step: at + 1, state: 'running' });
  }, [did, at, move]);
  const next = (): void => {
    setDid(null);
    if (at === last) return move({ step: last, state: 'done' });
    if (did === null) move({ step: at + 1, state: 'running' });
    void navigate({ to: steps[at + 1]?.page ?? '/' });
  };
  return { at, shown, isDone: did !== null, done, next, go: () => void navigate({ to: shown?.page ?? '/' }) };
}

function TourCard({ own }: { own: OwnTour }) {
  const t = useWords(guideWords);
  const say = useSay();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { at, shown, isDone, done, next, go } = useSteps(own);
  const isThere = shown?.page === path;
  const anchor = useAnchor(shown && isThere ? shown.anchor : null);
  useFrame(anchor, shown?.does ?? 'look', done);
  if (!shown) return null;
  const role = say(startingRoles[own.tour].words);
  return (
    <aside className={styles.card} aria-label={t('tour.title')} data-step={at + 1}>
      <p className={styles.place}>{t('tour.place', { role, step: at + 1, count: tourStepCount })}</p>
      <div aria-live="polite">
        <p className={styles.sentence}>{say(shown.words)}</p>
        <p className={styles.hint}>
          {isDone ? (
            <>
              <CheckCircleFilled className={styles.did} aria-hidden /> {t('tour.did')}
            </>
          ) : (
            isThere && t(anchor ? `tour.do.${shown.does}` : 'tour.absent')
          )}
        </p>
      </div>
      <div className={styles.actions}>
        <Button type="text" size="small" onClick={() => own.move({ step: own.step, state: 'skipped' })}>
          {t('tour.skip')}
        </Button>
        <span className={styles.dots} aria-hidden>
          {tours[own.tour].map((step, index) => (
            <i key={`${step.page} ${step.anchor}`} data-done={index < at || (index === at && isDone)} />
          ))}
        </span>
        {!isThere && !isDone && <Button onClick={go}>{t('tour.go')}</Button>}
        <Button type="primary" onClick={next}>
          {t(at === last ? 'tour.finish' : 'tour.next')}
        </Button>
      </div>
    </aside>
  );
}
