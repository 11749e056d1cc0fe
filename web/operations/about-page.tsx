import { showAbout } from '@zhidan/core/operations/api.ts';
import { instant, instantSchema } from '@zhidan/core/kernel/instant.ts';
import type { OutputOf } from '@zhidan/core/kernel/endpoint.ts';
import { Descriptions, Skeleton } from 'antd';
import { useAnswer } from '../lib/answers.ts';
import { bytesText } from '../lib/formats.ts';
import { useLanguage, useWords } from '../lib/words.ts';
import { InstantText, RelativeText } from '../ui/instant-text.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { Panel } from '../ui/panel.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { StatusTag } from '../ui/status-tag.tsx';
import styles from './operations.module.css';
import { operationsWords } from './operations-words.ts';

type About = OutputOf<typeof showAbout>;

/** Whether the system is well, with the cure for what is not; versions for whoever asks for help. */
export function AboutPage() {
  const t = useWords(operationsWords);
  const about = useAnswer(showAbout, {}, { refetchInterval: 10_000 });
  return (
    <>
      <PageHeader title={t('about.title')} note={t('about.note')} />
      <RefusalNote error={about.error} retry={() => void about.refetch()} />
      {about.isPending && <Skeleton active />}
      {about.data && (
        <div className="zd-columns">
          <Checks checks={about.data.checks} />
          <SystemFacts about={about.data} />
        </div>
      )}
    </>
  );
}

function Checks({ checks }: { checks: About['checks'] }) {
  const t = useWords(operationsWords);
  const known = (key: string): string | null => (key in operationsWords.rows ? t(key as keyof typeof operationsWords.rows) : null);
  const badCount = checks.filter(({ ok }) => !ok).length;
  const sum = badCount === 0 ? t('about.checksGood') : t('about.checksBad', { count: badCount });
  return (
    <Panel title={t('about.checks')} extra={<StatusTag tone={badCount === 0 ? 'good' : 'bad'} text={sum} />}>
      <ul className={styles.checks} data-tour="health">
        {checks
          .toSorted((left, right) => Number(left.ok) - Number(right.ok))
          .map(({ name, ok, detail }) => (
            <li key={name}>
              <StatusTag tone={ok ? 'good' : 'bad'} text={t(ok ? 'about.ok' : 'about.bad')} />
              <strong>{known(`check.${name}`) ?? name}</strong>
              {!ok && <p>{known(`cure.${name}`)}</p>}
              {detail && <p className={styles.faint}>{isInstant(detail) ? <InstantText at={instant(detail)} /> : detail}</p>}
            </li>
          ))}
      </ul>
    </Panel>
  );
}

/** A check may tell when it saw something last. */
function isInstant(detail: string): boolean {
  return instantSchema.safeParse(detail).success;
}

function SystemFacts({ about }: { about: About }) {
  const t = useWords(operationsWords);
  const language = useLanguage();
  return (
    <Panel title={t('about.system')} extra={<a href="/api/docs">{t('about.api')}</a>}>
      <Descriptions
        column={1}
        size="small"
        colon={false}
        styles={{ label: { width: 150 } }}
        items={[
          { key: 'version', label: t('about.version'), children: about.version },
          {
            key: 'database',
            label: t('about.database'),
            children: `PostgreSQL ${about.databaseVersion} (${t(about.isEmbeddedDatabase ? 'about.databaseEmbedded' : 'about.databaseGiven')})`,
          },
          { key: 'size', label: t('about.databaseSize'), children: bytesText(about.databaseBytes, language) },
          { key: 'schema', label: t('about.schema'), children: about.schemaVersion },
          { key: 'node', label: t('about.node'), children: `Node.js ${about.nodeVersion}` },
          { key: 'started', label: t('about.started'), children: <InstantText at={about.startedAt} /> },
          {
            key: 'worker',
            label: t('about.worker'),
            children: about.workerSeenAt ? <RelativeText at={about.workerSeenAt} /> : t('about.workerNever'),
          },
        ]}
      />
    </Panel>
  );
}
