import { SyncOutlined } from '@ant-design/icons';
import { pullKinds, pullOutcomes } from '@zhidan/core/channels/pull/pull-run.ts';
import { listPullRuns, type PullRunView } from '@zhidan/core/channels/shop/pull-run-api.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { usePages } from '../../lib/answers.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { FilterBar, type Filter } from '../../ui/table/filter-bar.tsx';
import { channelsWords } from '../channels-words.ts';
import { useShopChoices } from '../shops/use-shops.ts';
import { useRunColumns } from './run-columns.tsx';
import { RunDetail } from './run-detail.tsx';

const route = getRouteApi('/frame/pull-runs');
const everyMs = 10_000;

/** Every time a platform was asked for orders. */
export function PullRunsPage() {
  const t = useWords(channelsWords);
  const say = useSay();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const runs = usePages(listPullRuns, search, {
    follows: ['shop'],
    refetchInterval: everyMs,
  });
  const [openId, setOpenId] = useState<PullRunView['id'] | null>(null);
  const shopChoices = useShopChoices();
  const choices = (table: Readonly<Record<string, Words>>) => Object.entries(table).map(([value, words]) => ({ value, label: say(words) }));
  const filters: Filter[] = [
    { kind: 'choice', key: 'shopId', label: t('runs.shop'), choices: shopChoices, width: 180 },
    { kind: 'choice', key: 'kind', label: t('runs.kind'), choices: choices(pullKinds) },
    { kind: 'choice', key: 'outcome', label: t('runs.outcome'), choices: choices(pullOutcomes), width: 110 },
    { kind: 'days', from: 'from', to: 'to', label: t('runs.days') },
  ];
  return (
    <>
      <PageHeader title={t('runs.title')} note={t('runs.note')} />
      <DataTable
        name="pull-runs"
        label={t('runs.title')}
        columns={useRunColumns()}
        list={runs}
        rowKey={(run) => run.id}
        onOpen={(run) => setOpenId(run.id)}
        empty={<EmptyState icon={<SyncOutlined />} title={t('runs.emptyTitle')} lesson={t('runs.emptyLesson')} />}
        toolbar={
          <FilterBar
            filters={filters}
            values={search}
            onChange={(values) => void navigate({ search: values as typeof search, replace: true })}
          />
        }
      />
      <RunDetail run={runs.rows?.find(({ id }) => id === openId) ?? null} onClose={() => setOpenId(null)} />
    </>
  );
}
