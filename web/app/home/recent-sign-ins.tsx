import { signedIn } from '@zhidan/core/identity/identity-event.ts';
import { listJournal } from '@zhidan/core/operations/api.ts';
import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useAnswer } from '../../lib/answers.ts';
import { useWords } from '../../lib/words.ts';
import { RelativeText } from '../../ui/instant-text.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { appWords } from '../app-words.ts';
import styles from './home-page.module.css';

const shown = 6;

/** Who signed in lately. */
export function RecentSignIns() {
  const t = useWords(appWords);
  const event = signedIn.type.name;
  const { data, error, isPending } = useAnswer(listJournal, { event, limit: shown }, { follows: ['person'] });
  return (
    <Panel
      title={t('home.recent')}
      extra={
        <Link to="/journal" search={{ event }}>
          {t('home.recentAll')}
        </Link>
      }
    >
      <RefusalNote error={error} />
      {isPending && <Skeleton active title={false} />}
      {data?.items.length === 0 && t('home.recentEmpty')}
      <ul className={styles.recent}>
        {data?.items.map((entry) => (
          <li key={entry.id}>
            {entry.actorName}
            <RelativeText at={entry.at} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
