import { getRouteApi } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { useWords } from '../lib/words.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { JobList } from './job-list.tsx';
import { operationsWords } from './operations-words.ts';
import { jobTabs, type JobTab } from './operations-search.ts';
import { ParkedEventList } from './parked-event-list.tsx';
import { QueueList } from './queue-list.tsx';
import { SubscriberList } from './subscriber-list.tsx';

const route = getRouteApi('/frame/jobs');

const tabs = {
  dead: { words: 'jobs.tabDead', body: <JobList state="dead" /> },
  waiting: { words: 'jobs.tabWaiting', body: <JobList state="retry" /> },
  parked: { words: 'jobs.tabParked', body: <ParkedEventList /> },
  queues: { words: 'jobs.tabQueues', body: <QueueList /> },
  subscribers: { words: 'jobs.tabSubscribers', body: <SubscriberList /> },
} as const satisfies Record<JobTab, unknown>;

/** What runs without a person, and what stopped and waits for one. */
export function JobsPage() {
  const t = useWords(operationsWords);
  const { tab = 'dead' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <PageHeader title={t('jobs.title')} note={t('jobs.note')} />
      <Tabs
        activeKey={tab}
        onChange={(key) => void navigate({ search: { tab: jobTabs.find((one) => one === key) }, replace: true })}
        destroyOnHidden
        items={jobTabs.map((key) => ({ key, label: t(tabs[key].words), children: tabs[key].body }))}
      />
    </>
  );
}
