import { showRequest, type RequestView } from '@zhidan/core/requests/request-api.ts';
import { requestKinds } from '@zhidan/core/requests/request-kind.ts';
import { requestSteps } from '@zhidan/core/requests/request-step.ts';
import { requestStages } from '@zhidan/core/requests/request-stage.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import { instantMs } from '@zhidan/core/kernel/instant.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { CheckCircleFilled, ClockCircleOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Alert, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useAnswer } from '../../lib/answers.ts';
import { durationText, moneyText } from '../../lib/formats.ts';
import { useLanguage, useListText, useSay, useWords } from '../../lib/words.ts';
import { InstantText, RelativeText, useNowMs } from '../../ui/instant-text.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { ConsequenceList } from '../consequence-list.tsx';
import { RequestStateTag } from '../request-state-tag.tsx';
import styles from '../requests.module.css';
import { requestsWords } from '../requests-words.ts';
import { DecideBar } from './decide-bar.tsx';
import { ReceiverDiff } from './receiver-diff.tsx';
import { RequestActions } from './request-actions.tsx';

/** A request sized for a thumb: what changes, on what, what follows, how long is left; and the buttons that settle it. */
export function RequestCard({ requestId, isPage = false }: { requestId: string; isPage?: boolean }) {
  const request = useAnswer(showRequest, { requestId } as QuestionOf<typeof showRequest>, { follows: ['request', 'approval'] });
  if (request.error && !request.data) return <RefusalNote error={request.error} retry={() => void request.refetch()} />;
  if (!request.data) return <Skeleton active paragraph={{ rows: 8 }} />;
  return <OpenCard request={request.data} isPage={isPage} />;
}

function OpenCard({ request, isPage }: { request: RequestView; isPage: boolean }) {
  const t = useWords(requestsWords);
  const say = useSay();
  const Heading = isPage ? 'h1' : 'h2';
  const { kind, receiver, asked, consequences, approval, isMine, problem, stage } = request;
  return (
    <article className={styles.card}>
      <header className={styles.head}>
        <Heading className={styles.kind}>{say(requestKinds[kind].words)}</Heading>
        <RequestStateTag state={request.state} />
        <Remaining request={request} />
        <div className={styles.faint} style={{ flexBasis: '100%' }}>
          <span className="zd-code">{request.no}</span> · {request.shopName} ·{' '}
          <Link to="/orders/$orderId" params={{ orderId: request.orderId }} className="zd-code">
            {request.orderNo}
          </Link>{' '}
          · {say(requestStages[stage])}
        </div>
      </header>
      <div className={styles.box}>
        {t('card.why', { name: request.askedBy, reason: request.reason })}{' '}
        <span className={styles.faint}>
          <RelativeText at={request.askedAt} />
        </span>
      </div>
      {receiver && (
        <Box title={`${t('card.before')} → ${t('card.next')}`}>
          <ReceiverDiff request={{ ...request, receiver }} />
        </Box>
      )}
      {asked.length > 0 && (
        <Box title={t('card.asked')}>
          {asked.map((words) => (
            <div key={words.en}>{say(words)}</div>
          ))}
        </Box>
      )}
      <ConsequenceList consequences={consequences} />
      <Box title={t('card.goods')}>
        <Goods request={request} />
      </Box>
      {problem && <Alert type="error" showIcon title={say(problem)} />}
      <Answer request={request} />
      <Progress request={request} />
      <div className={styles.dock}>
        {isMine && approval ? <DecideBar key={approval.id} approval={approval} /> : <RequestActions request={request} />}
      </div>
    </article>
  );
}

function Box({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.box}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** Until it goes up to the next level. */
function Remaining({ request: { state, dueAt, approval } }: { request: RequestView }) {
  const t = useWords(requestsWords);
  const language = useLanguage();
  const nowMs = useNowMs();
  if (state !== 'asked') return null;
  const leftMs = dueAt === null ? 0 : instantMs(dueAt) - nowMs;
  const isUp = (approval?.level ?? 0) > 0;
  if (leftMs <= 0)
    return isUp ? (
      <span className={styles.timer} data-late>
        {t('card.late')}
      </span>
    ) : null;
  return (
    <span className={styles.timer} data-late={isUp || leftMs < 5 * 60_000}>
      <ClockCircleOutlined /> {t('card.left', { time: durationText(leftMs, language) })}
    </span>
  );
}

function Goods({ request: { goods, paidFen, shipBy } }: { request: RequestView }) {
  return (
    <>
      {goods.map(({ title, specification, quantity }, index) => (
        <div key={`${title} ${index}`} className={styles.goods}>
          <span className={styles.letter} aria-hidden>
            {[...title.trim()][0] ?? '?'}
          </span>
          <span>
            {title}
            {specification && <div className={styles.faint}>{specification}</div>}
          </span>
          <span className="zd-number">×{quantity}</span>
        </div>
      ))}
      <div className={styles.line} style={{ marginTop: 8, justifyContent: 'space-between' }}>
        <span className={styles.faint}>{shipBy && <InstantText at={shipBy} />}</span>
        <span className="zd-number">{moneyText(fen(paidFen))}</span>
      </div>
    </>
  );
}

/** Who decided, and what they said; or for whom it waits. */
function Answer({ request: { state, decidedAt, decidedBy, decisionReason, approval } }: { request: RequestView }) {
  const t = useWords(requestsWords);
  const listText = useListText();
  if (state === 'asked' && approval) {
    const names = approval.seats.filter(({ verdict }) => verdict === null).map(({ name }) => name);
    return <div className={styles.faint}>{t('card.waitsFor', { names: listText([...new Set(names)]) })}</div>;
  }
  if (decidedAt === null || decidedBy === null) return null;
  const verdict = t(state === 'rejected' ? 'card.reject' : 'card.approve');
  return (
    <div>
      {t('card.decided', { name: decidedBy, state: verdict })} <RelativeText at={decidedAt} />
      {decisionReason && <div className={styles.strong}>{decisionReason}</div>}
    </div>
  );
}

function Progress({ request: { steps, state, isLaidAside } }: { request: RequestView }) {
  const t = useWords(requestsWords);
  const say = useSay();
  if (state === 'asked' || steps.length === 0) return isLaidAside ? <div className={styles.faint}>{t('card.laidAside')}</div> : null;
  return (
    <Box title={t('card.steps')}>
      <ol className={styles.steps}>
        {steps.map(({ step, at, note }) => (
          <li key={step} data-done={at !== null}>
            {at === null ? <ClockCircleOutlined /> : <CheckCircleFilled style={{ color: 'var(--ant-color-success)' }} />}{' '}
            {say(requestSteps[step])}
            {note && <span className={styles.faint}> {say(note)}</span>}
          </li>
        ))}
      </ol>
    </Box>
  );
}
