import { countRequests, listRequests, showAnswerTimes } from '@zhidan/core/requests/request-api.ts';
import { requestKindCodes, requestKinds } from '@zhidan/core/requests/request-kind.ts';
import { requestStates, requestStateWords } from '@zhidan/core/requests/request-life.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { FileDoneOutlined, SettingOutlined } from '@ant-design/icons';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Badge, Button, Segmented } from 'antd';
import { useState } from 'react';
import { useAnswer, usePages } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { useShopNames } from '../../orders/index.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { FilterBar, type Filter } from '../../ui/table/filter-bar.tsx';
import { RequestCard } from '../card/request-card.tsx';
import { useKeptDecisions } from '../card/use-decisions.ts';
import styles from '../requests.module.css';
import type { RequestsSearch } from '../requests-search.ts';
import { requestsWords } from '../requests-words.ts';
import { useRequestColumns } from './request-columns.tsx';

const route = getRouteApi('/frame/requests');

type Which = NonNullable<RequestsSearch['which']>;

/** What people ask to change: mine, for me to decide, for the warehouse to stop, or all; each opens as the card of the phone. */
export function RequestsPage() {
  const t = useWords(requestsWords);
  const { open, ...filters } = route.useSearch();
  const navigate = route.useNavigate();
  const mayManage = useMay('approvals.manage');
  useKeptDecisions();
  const question = { ...filters, which: filters.which ?? 'open' } as QuestionOf<typeof listRequests>;
  const list = usePages(listRequests, question, { follows: ['request', 'approval'] });
  const show = (search: RequestsSearch): void => void navigate({ search, replace: true });
  const isFiltered = Boolean(filters.kind ?? filters.state ?? filters.shopId ?? filters.search);
  return (
    <>
      <PageHeader
        title={t('list.title')}
        note={t('list.note')}
        actions={
          mayManage && (
            <Link to="/request-settings">
              <Button icon={<SettingOutlined />}>{t('list.settings')}</Button>
            </Link>
          )
        }
      />
      <WhichTabs which={filters.which ?? 'open'} onChange={(which) => show({ ...filters, which })} />
      <DataTable
        name="requests"
        label={t('list.title')}
        columns={useRequestColumns()}
        list={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => show({ ...filters, open: id })}
        empty={
          isFiltered ? (
            <EmptyState icon={<FileDoneOutlined />} title={t('list.nothingFits')} />
          ) : (
            <EmptyState icon={<FileDoneOutlined />} title={t('list.empty')} lesson={t('list.emptyLesson')} />
          )
        }
        toolbar={<FilterBar filters={useFilters()} values={filters} onChange={(values) => show(values as RequestsSearch)} />}
        summary={<AnswerTimes />}
      />
      <DetailDrawer title={t('column.no')} width={600} isOpen={open !== undefined} onClose={() => show(filters)}>
        {open && <RequestCard requestId={open} />}
      </DetailDrawer>
    </>
  );
}

function WhichTabs({ which, onChange }: { which: Which; onChange: (which: Which) => void }) {
  const t = useWords(requestsWords);
  const { data } = useAnswer(countRequests, {}, { follows: ['request', 'approval'] });
  const mayDecide = useMay('approvals.decide');
  const mayFloor = useMay('floor.work');
  const counts: Partial<Record<Which, number>> = data
    ? { open: data.open, to_approve: data.toApprove, asked_by_me: data.askedByMe, to_lay_aside: data.toLayAside }
    : {};
  const shown: Which[] = [
    'open',
    ...(mayDecide ? (['to_approve'] as const) : []),
    'asked_by_me',
    ...(mayFloor ? (['to_lay_aside'] as const) : []),
    'all',
  ];
  return (
    <div style={{ overflowX: 'auto', marginBottom: 12 }} data-tour="request-lists">
      <Segmented
        aria-label={t('list.title')}
        value={which}
        options={shown.map((value) => ({
          value,
          label: (
            <span>
              {t(`which.${value}`)} <Badge count={counts[value] ?? 0} size="small" color={value === 'to_approve' ? 'red' : 'gray'} />
            </span>
          ),
        }))}
        onChange={onChange}
      />
    </div>
  );
}

const weekMs = 7 * 24 * 3_600_000;
const hourMs = 3_600_000;

/** The measure of the house: how fast requests are answered. */
function AnswerTimes() {
  const t = useWords(requestsWords);
  const [from] = useState(() => instant(Math.floor(Date.now() / hourMs) * hourMs - weekMs));
  const { data } = useAnswer(showAnswerTimes, { from }, { follows: ['request'] });
  if (!data || data.count === 0 || data.medianMinutes === null || data.p90Minutes === null) return null;
  return <span className={styles.faint}>{t('times.line', { median: data.medianMinutes, p90: data.p90Minutes, count: data.count })}</span>;
}

function useFilters(): readonly Filter[] {
  const t = useWords(requestsWords);
  const say = useSay();
  const { shops } = useShopNames();
  return [
    { kind: 'text', key: 'search', label: t('filter.search'), width: 200 },
    {
      kind: 'choice',
      key: 'kind',
      label: t('filter.kind'),
      choices: requestKindCodes.map((value) => ({ value, label: say(requestKinds[value].words) })),
      width: 130,
    },
    {
      kind: 'choice',
      key: 'state',
      label: t('filter.state'),
      choices: requestStates.map((value) => ({ value, label: say(requestStateWords[value]) })),
      width: 140,
    },
    {
      kind: 'choice',
      key: 'shopId',
      label: t('filter.shop'),
      choices: shops.map(({ id, name }) => ({ value: id as string, label: name })),
      width: 150,
    },
  ];
}
