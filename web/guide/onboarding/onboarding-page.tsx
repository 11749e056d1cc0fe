import { markOnboardingStep, type Onboarding } from '@zhidan/core/guide/onboarding/onboarding-api.ts';
import { onboardingSteps, type OnboardingMark, type OnboardingStep } from '@zhidan/core/guide/onboarding/onboarding-step.ts';
import { CheckCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { KeptDemoNote } from '../leaving/kept-demo-note.tsx';
import styles from './onboarding.module.css';
import { useSumText } from './onboarding-sum.tsx';
import { onboardingWords } from './onboarding-words.ts';
import { TradeChoice } from '../trades/trade-choice.tsx';
import { useFigureText, useOnboarding } from './use-onboarding.ts';

/** Setting up a merchant of one’s own: nine steps, each ticked by what is there, each leading to the page where it is done. */
export function OnboardingPage() {
  const t = useWords(onboardingWords);
  const { data, error, refetch } = useOnboarding();
  const keep = useCommand(markOnboardingStep, ['setting']);
  const sumText = useSumText();
  const maySetUp = useMay('settings.manage');
  const next = data?.steps.find(({ state }) => state === 'open')?.step;
  const mark = (step: OnboardingStep, said: OnboardingMark | null): void => keep.give({ step, mark: said });
  return (
    <>
      <PageHeader title={t('page.title')} note={t('page.note')} />
      <RefusalNote error={error ?? keep.error} retry={() => void refetch()} />
      {!data && !error && <Skeleton active paragraph={{ rows: 10 }} />}
      {data && (
        <Panel title={sumText(data)}>
          <ol className={styles.steps}>
            {data.steps.map(({ step, state }) => (
              <StepRow key={step} step={step} state={state} isNext={step === next} facts={data.facts} onMark={(said) => mark(step, said)} />
            ))}
          </ol>
        </Panel>
      )}
      {maySetUp && <KeptDemoNote />}
    </>
  );
}

type StepRowProps = Readonly<{
  step: OnboardingStep;
  state: Onboarding['steps'][number]['state'];
  /** the first that is open: its button stands out */
  isNext: boolean;
  facts: Onboarding['facts'];
  onMark: (mark: OnboardingMark | null) => void;
}>;

const tones = { open: 'moving', done: 'good', skipped: 'quiet' } as const;

function StepRow({ step, state, isNext, facts, onMark }: StepRowProps) {
  const t = useWords(onboardingWords);
  const say = useSay();
  const figureText = useFigureText();
  const row = onboardingSteps[step];
  const mayDo = useMay(row.permission);
  return (
    <li className={styles.step} data-step={step} data-state={state}>
      <span className={styles.sign} aria-hidden>
        {state === 'done' ? <CheckCircleFilled /> : state === 'skipped' ? <MinusCircleOutlined /> : null}
      </span>
      <div className={styles.words}>
        <h3>
          {say(row.words)} <StatusTag tone={tones[state]} text={t(`state.${state}`)} />
          {state === 'open' && <small>{t('step.minutes', { minutes: row.minutes })}</small>}
        </h3>
        {state !== 'done' && <p>{say(row.lesson)}</p>}
        {step === 'trade' ? <TradeChoice isOpen={state === 'open'} /> : <p className={styles.figure}>{figureText(step, facts)}</p>}
      </div>
      <div className={styles.actions}>
        {mayDo &&
          row.places.map(({ page, words }, index) => (
            <Link key={page} to={page}>
              <Button type={index === 0 && isNext ? 'primary' : 'default'}>{say(words)}</Button>
            </Link>
          ))}
        <MarkButtons step={step} state={state} isJudged={facts.judged > 0} onMark={onMark} />
      </div>
    </li>
  );
}

type MarkProps = Readonly<{ isJudged: boolean } & Pick<StepRowProps, 'step' | 'state' | 'onMark'>>;

/** What a person may say of a step. */
function MarkButtons({ step, state, isJudged, onMark }: MarkProps) {
  const t = useWords(onboardingWords);
  const isConfirmed = 'isConfirmed' in onboardingSteps[step];
  const isByChoice = step === 'trade'; // choosing one is the confirmation
  if (!useMay('settings.manage') || (state === 'done' && (!isConfirmed || isByChoice))) return null;
  if (state === 'done')
    return (
      <Button type="text" onClick={() => onMark(null)}>
        {t('step.unconfirm')}
      </Button>
    );
  return (
    <>
      {isConfirmed && !isByChoice && isJudged && <Button onClick={() => onMark('confirmed')}>{t('step.confirm')}</Button>}
      <Button type="text" onClick={() => onMark(state === 'skipped' ? null : 'skipped')}>
        {t(state === 'skipped' ? 'step.unskip' : 'step.skip')}
      </Button>
    </>
  );
}
