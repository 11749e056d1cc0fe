import { NumberOutlined } from '@ant-design/icons';
import { listWaybillTasks } from '@zhidan/core/waybills/number-api.ts';
import { waybillProblems } from '@zhidan/core/waybills/waybill-problem.ts';
import { waybillTaskKinds } from '@zhidan/core/waybills/waybill-task.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { usePages } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { FilterBar, type Filter } from '../../ui/table/filter-bar.tsx';
import styles from '../waybills.module.css';
import { numberTabs } from '../waybills-search.ts';
import { waybillsWords } from '../waybills-words.ts';
import { EnterNumber } from './enter-number.tsx';
import { taskKey, useTaskColumns } from './task-columns.tsx';
import { RetryButton, TaskDetail } from './task-detail.tsx';
import { UnusedList } from './unused-list.tsx';

const route = getRouteApi('/frame/waybill-numbers');
const everyMs = 10_000;

/** Parcels without a number, numbers without a parcel. */
export function NumbersPage() {
  const t = useWords(waybillsWords);
  const { tab = 'tasks' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <PageHeader title={t('number.title')} note={t('number.note')} />
      <Tabs
        activeKey={tab}
        onChange={(key) => void navigate({ search: { tab: numberTabs.find((one) => one === key) }, replace: true })}
        destroyOnHidden
        items={[
          { key: 'tasks', label: t('number.tabTasks'), children: <TaskList /> },
          { key: 'unused', label: t('number.tabUnused'), children: <UnusedList /> },
        ]}
      />
    </>
  );
}

function useTaskFilters(): Filter[] {
  const t = useWords(waybillsWords);
  const say = useSay();
  const choices = (table: Readonly<Record<string, Words>>) => Object.entries(table).map(([value, words]) => ({ value, label: say(words) }));
  const problems = Object.entries(waybillProblems).map(([value, { words }]) => ({ value, label: say(words) }));
  const states = [
    { value: 'true', label: t('number.stopped') },
    { value: 'false', label: t('number.waiting') },
  ];
  return [
    { kind: 'choice', key: 'isStuck', label: t('number.state'), choices: states, width: 130 },
    { kind: 'choice', key: 'kind', label: t('number.kind'), choices: choices(waybillTaskKinds), width: 130 },
    { kind: 'choice', key: 'problem', label: t('number.problem'), choices: problems, width: 200 },
  ];
}

function TaskList() {
  const t = useWords(waybillsWords);
  const { tab: _tab, ...search } = route.useSearch();
  const navigate = route.useNavigate();
  const mayTake = useMay('waybills.take');
  const [openKey, setOpenKey] = useState<string | null>(null);
  const [enterKey, setEnterKey] = useState<string | null>(null);
  const [picked, pick] = useState<readonly string[]>([]);
  const tasks = usePages(listWaybillTasks, search, { follows: ['parcel', 'waybill_account'], refetchInterval: everyMs });
  const taskOf = (key: string | null) => tasks.rows?.find((task) => taskKey(task) === key) ?? null;
  const chosen = (tasks.rows ?? []).filter((task) => picked.includes(taskKey(task)));
  const entering = taskOf(enterKey);
  return (
    <>
      <DataTable
        name="waybill-tasks"
        label={t('number.tabTasks')}
        columns={useTaskColumns()}
        list={tasks}
        rowKey={taskKey}
        onOpen={(task) => setOpenKey(taskKey(task))}
        {...(mayTake ? { picked: { keys: picked, pick } } : {})}
        summary={
          chosen.length > 0 && (
            <span className={styles.picked} role="status">
              {t('number.picked', { count: chosen.length })}
              <Button type="link" size="small" onClick={() => pick([])}>
                {t('number.unpick')}
              </Button>
              <RetryButton tasks={chosen} onDone={() => pick([])} />
            </span>
          )
        }
        empty={<EmptyState icon={<NumberOutlined />} title={t('number.emptyTitle')} lesson={t('number.emptyLesson')} />}
        toolbar={
          <FilterBar
            filters={useTaskFilters()}
            values={search}
            onChange={(values) => void navigate({ search: values as typeof search, replace: true })}
          />
        }
      />
      <TaskDetail task={taskOf(openKey)} onEnter={() => setEnterKey(openKey)} onClose={() => setOpenKey(null)} />
      {entering && <EnterNumber task={entering} onClose={() => setEnterKey(null)} />}
    </>
  );
}
