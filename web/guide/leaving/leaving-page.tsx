import { SwapOutlined } from '@ant-design/icons';
import { demoKeptDays } from '@zhidan/core/guide/leaving/kept-demo.ts';
import { leaveDemo, showLeaving, type Leaving } from '@zhidan/core/guide/leaving/leaving-api.ts';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useAnswer } from '../../lib/answers.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { leavingWords } from './leaving-words.ts';
import styles from './leaving.module.css';

export { MovingPage } from './moving-page.tsx'; // fetched with this page: the server is away when it is needed

/** From the demo to shops of one's own: what it means is said before, and how it is undone. */
export function LeavingPage() {
  const t = useWords(leavingWords);
  const { data, error, refetch } = useAnswer(showLeaving, {});
  return (
    <>
      <PageHeader title={t('page.title')} note={t('page.note')} />
      <RefusalNote error={error} retry={() => void refetch()} />
      {!data && !error && <Skeleton active paragraph={{ rows: 6 }} />}
      {data && (data.state === 'here' ? <Here facts={data.facts} /> : <Elsewhere leaving={data} />)}
    </>
  );
}

/** A count that ended at a thousand. */
const upTo = (count: number): string => (count >= 1_000 ? `${count}+` : String(count));

function Here({ facts }: Pick<Leaving, 'facts'>) {
  const t = useWords(leavingWords);
  const navigate = useNavigate();
  const leave = useCommand(leaveDemo);
  return (
    <Panel title={t('here.title')}>
      <ol className={styles.means}>
        <li>{t('here.goes', { orders: upTo(facts.orders), shops: facts.shops, people: upTo(facts.people) })}</li>
        <li>{t('here.signOut')}</li>
        <li>{t('here.restart')}</li>
        <li>{t('here.code')}</li>
        <li>{t('here.undo', { days: demoKeptDays })}</li>
      </ol>
      <RefusalNote error={leave.error} />
      <Button
        type="primary"
        icon={<SwapOutlined />}
        loading={leave.isPending}
        onClick={() => leave.give({}, () => void navigate({ to: '/moving' }))}
      >
        {t('here.leave')}
      </Button>
    </Panel>
  );
}

function Elsewhere({ leaving: { state, keptUntil } }: { leaving: Leaving }) {
  const t = useWords(leavingWords);
  if (state === 'at_terminal') return <EmptyState icon={<SwapOutlined />} title={t('terminal.title')} lesson={t('terminal.lesson')} />;
  return (
    <EmptyState
      icon={<SwapOutlined />}
      title={t('left.title')}
      lesson={keptUntil === null ? t('left.gone') : t('left.kept', { until: keptUntil })}
      action={
        <Link to="/onboarding">
          <Button type="primary">{t('left.list')}</Button>
        </Link>
      }
    />
  );
}
