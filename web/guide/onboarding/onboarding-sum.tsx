import type { Onboarding } from '@zhidan/core/guide/onboarding/onboarding-api.ts';
import { onboardingSteps } from '@zhidan/core/guide/onboarding/onboarding-step.ts';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useSay, useWords } from '../../lib/words.ts';
import { Panel } from '../../ui/panel.tsx';
import { onboardingWords } from './onboarding-words.ts';
import styles from './onboarding.module.css';
import { useOnboarding } from './use-onboarding.ts';

const openOf = ({ steps }: Onboarding) => steps.filter(({ state }) => state === 'open');

/** How far the merchant is set up, in one line. */
export function useSumText(): (answer: Onboarding) => string {
  const t = useWords(onboardingWords);
  return (answer) => {
    const open = openOf(answer);
    if (open.length === 0) return t('sum.all');
    const minutes = open.reduce((sum, { step }) => sum + onboardingSteps[step].minutes, 0);
    return t('sum.left', { done: answer.steps.filter(({ state }) => state === 'done').length, left: open.length, minutes });
  };
}

/** On the home page until nothing is open: how far, what comes next, and the way to the list. */
export function OnboardingSum() {
  const t = useWords(onboardingWords);
  const say = useSay();
  const { data } = useOnboarding();
  const sumText = useSumText();
  const next = data && openOf(data)[0];
  if (!next) return null;
  return (
    <Panel
      title={t('page.title')}
      extra={
        <Link to="/onboarding">
          <Button type="primary">{t('sum.open')}</Button>
        </Link>
      }
    >
      <div className={styles.dots} aria-hidden>
        {data.steps.map(({ step, state }) => (
          <i key={step} data-state={state} />
        ))}
      </div>
      <p className={styles.figure}>
        {sumText(data)} · {t('sum.next', { step: say(onboardingSteps[next.step].words) })}
      </p>
    </Panel>
  );
}
