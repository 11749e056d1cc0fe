import { ClockCircleOutlined } from '@ant-design/icons';
import { showDeadlines } from '@zhidan/core/fulfillment/deadlines/deadline-api.ts';
import type { RiskBand } from '@zhidan/core/fulfillment/deadlines/late-risk.ts';
import { getRouteApi } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { listOf, useAnswer } from '../../lib/answers.ts';
import { useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { deadlinesWords } from './deadlines-words.ts';
import { DuePlot } from './due-plot.tsx';
import { useRiskColumns } from './risk-columns.tsx';
import { RiskTiles } from './risk-tiles.tsx';
import { SlaPolicies } from './sla-policies.tsx';

const route = getRouteApi('/frame/deadlines');
/** Time passes without news: bands and hours move on. */
const everyMs = 60_000;

/** What waits, by what being late would cost, and the rules that say so. */
export function DeadlinesPage() {
  const t = useWords(deadlinesWords);
  const { view = 'risk', band } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={
          <Segmented
            aria-label={t('title')}
            value={view}
            options={(['risk', 'rules'] as const).map((value) => ({ value, label: t(`view.${value}`) }))}
            onChange={(value) => void navigate({ search: { view: value === 'risk' ? undefined : value }, replace: true })}
          />
        }
      />
      {view === 'rules' ? (
        <SlaPolicies />
      ) : (
        <AtRisk band={band} onBand={(next) => void navigate({ search: { band: next }, replace: true })} />
      )}
    </>
  );
}

function AtRisk({ band, onBand }: { band: RiskBand | undefined; onBand: (band: RiskBand | undefined) => void }) {
  const t = useWords(deadlinesWords);
  const navigate = route.useNavigate();
  const answer = useAnswer(showDeadlines, { band }, { follows: ['fulfillment_order', 'order', 'sla_policy'], refetchInterval: everyMs });
  const { data } = answer;
  return (
    <>
      {data && <RiskTiles bands={data.bands} chosen={band} onChoose={onBand} />}
      {data && data.hours.some(({ count }) => count > 0) && <DuePlot hours={data.hours} />}
      <DataTable
        name="deadlines"
        label={t('title')}
        columns={useRiskColumns()}
        list={listOf(answer)}
        rowKey={({ id }) => id}
        onOpen={({ orderId }) => void navigate({ to: '/orders/$orderId', params: { orderId } })}
        empty={<EmptyState icon={<ClockCircleOutlined />} title={t('emptyTitle')} lesson={t('emptyLesson')} />}
      />
    </>
  );
}
