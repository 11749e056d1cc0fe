import { CheckCircleOutlined } from '@ant-design/icons';
import { showDeadlines } from '@zhidan/core/fulfillment/deadlines/deadline-api.ts';
import { startingRoles, type StartingRole } from '@zhidan/core/identity/role.ts';
import { showToday } from '@zhidan/core/insights/today/today-api.ts';
import { countersFor, placeOf, todayCounters, type TodayCounter } from '@zhidan/core/insights/today/today-counter.ts';
import { Link } from '@tanstack/react-router';
import { useAnswer } from '../../lib/answers.ts';
import { moneyText, numberText } from '../../lib/formats.ts';
import { useMay, useSession } from '../../lib/session.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import { DueText } from '../../orders/index.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import styles from './today.module.css';
import { todayWords } from './today-words.ts';

/** Deadlines pass without news. */
const everyMs = 60_000;
const followed = ['order', 'fulfillment_order', 'parcel', 'ship_notice', 'request', 'approval', 'shop'] as const;
const severities = ['urgent', 'work', 'stuck'] as const;
const stepLimit = 5;

type Counted = Readonly<{ code: TodayCounter; count: number }>;

const roleByName = new Map(
  (Object.entries(startingRoles) as [StartingRole, { words: { 'zh-CN': string } }][]).map(([role, { words }]) => [words['zh-CN'], role]),
);

/** The counters that the person may see: those of their work, and the others. */
function useToday() {
  const { person } = useSession();
  const answer = useAnswer(showToday, {}, { follows: followed, refetchInterval: everyMs });
  const counters = new Map(answer.data?.counters.map((one) => [one.code as TodayCounter, one.count]));
  const roles = person.roleNames.flatMap((name) => roleByName.get(name) ?? []);
  const { first, others } = countersFor(roles);
  const counted = (codes: readonly TodayCounter[]): Counted[] =>
    codes.flatMap((code) => (counters.has(code) ? [{ code, count: counters.get(code) ?? 0 }] : []));
  return { error: answer.error, isPending: answer.isPending, first: counted(first), others: counted(others) };
}

/** What waits for this person: each figure leads to the list that it counts. */
export function TodayCounters() {
  const t = useWords(todayWords);
  const { error, first, others } = useToday();
  return (
    <>
      <RefusalNote error={error} />
      <div className={styles.groups} data-tour="today">
        {severities.map((severity) => (
          <Tiles
            key={severity}
            title={t(`severity.${severity}`)}
            counters={first.filter(({ code }) => todayCounters[code].severity === severity)}
          />
        ))}
      </div>
      {others.length > 0 && (
        <details className={styles.others}>
          <summary>{t('more')}</summary>
          <Tiles counters={others} />
        </details>
      )}
    </>
  );
}

function Tiles({ title, counters }: { title?: string; counters: readonly Counted[] }) {
  const say = useSay();
  const language = useLanguage();
  if (counters.length === 0) return null;
  return (
    <section className={styles.group}>
      {title && <h2>{title}</h2>}
      <div className={styles.tiles}>
        {counters.map(({ code, count }) => {
          const { words, severity, list } = todayCounters[code];
          const { path, search } = placeOf(list);
          return (
            <Link
              key={code}
              to={path}
              search={search}
              className={styles.tile}
              data-counter={code}
              data-severity={severity}
              data-some={count > 0}
            >
              <span>{say(words)}</span>
              <strong>{numberText(count, language)}</strong>
            </Link>
          );
        })}
      </div>
    </section>
  );
}

/** The first things to do, in words, for who is looking. */
export function NextSteps() {
  const t = useWords(todayWords);
  const say = useSay();
  const { first, isPending } = useToday();
  const steps = severities
    .flatMap((severity) => first.filter(({ code, count }) => count > 0 && todayCounters[code].severity === severity))
    .slice(0, stepLimit);
  return (
    <Panel title={t('next')} note={t('nextNote')}>
      {!isPending && steps.length === 0 && <EmptyState icon={<CheckCircleOutlined />} title={t('nothing')} lesson={t('nothingLesson')} />}
      <ol className={styles.steps}>
        {steps.map(({ code, count }) => {
          const { words, advice, list } = todayCounters[code];
          const { path, search } = placeOf(list);
          return (
            <li key={code}>
              <div>
                <p>
                  {say(words)} <strong className="zd-number">{t('orders', { count })}</strong>
                </p>
                <p className={styles.quiet}>{say(advice)}</p>
              </div>
              <Link to={path} search={search}>
                {t('doIt')}
              </Link>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

/** The orders whose lateness would cost most. */
export function DearestOrders() {
  const t = useWords(todayWords);
  const maySee = useMay('fulfillment.display');
  const { data } = useAnswer(showDeadlines, {}, { follows: ['fulfillment_order', 'order'], refetchInterval: everyMs, enabled: maySee });
  const rows = data?.items.slice(0, stepLimit) ?? [];
  if (rows.length === 0) return null;
  return (
    <Panel title={t('dearest')} extra={<Link to="/deadlines">{t('dearestAll')}</Link>}>
      <ol className={styles.steps}>
        {rows.map(({ id, channelOrderNo, shopName, shipBy, riskFen }) => (
          <li key={id}>
            <div>
              <Link to="/board" search={{ open: id }} className="zd-code">
                {channelOrderNo}
              </Link>
              <p className={styles.quiet}>
                {shopName} <DueText shipBy={shipBy} status="received" />
              </p>
            </div>
            <span className="zd-number">{t('risk', { amount: moneyText(riskFen) })}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
