import { CheckCircleOutlined } from '@ant-design/icons';
import { watchChain, type ChainRow } from '@zhidan/core/insights/chain/chain-api.ts';
import type { ChainLink } from '@zhidan/core/insights/chain/chain-link-code.ts';
import { chainLinks } from '@zhidan/core/insights/chain/chain-link.ts';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { listOf, useAnswer } from '../../lib/answers.ts';
import { durationText } from '../../lib/formats.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RelativeText } from '../../ui/instant-text.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import styles from './chain.module.css';
import { ChainStrip } from './chain-strip.tsx';
import { chainWords } from './chain-words.ts';
import { LinkNote } from './link-note.tsx';
import { LinkTiles } from './link-tiles.tsx';

const route = getRouteApi('/frame/chain');
/** Links break by time alone, without news. */
const everyMs = 30_000;

/** Every paid order's way through the house: where orders stand still, and for how long. */
export function ChainPage() {
  const t = useWords(chainWords);
  const { link, state = 'broken' } = route.useSearch();
  const navigate = route.useNavigate();
  const go = (next: { link?: ChainLink | undefined; state?: 'waiting' | undefined }): void =>
    void navigate({ search: next, replace: true });
  const answer = useAnswer(
    watchChain,
    { link, state },
    { follows: ['order', 'fulfillment_order', 'parcel', 'chain_limit'], refetchInterval: everyMs },
  );
  const { data } = answer;
  const shown = data?.links.find((one) => one.link === link);
  const chosenState = state === 'waiting' ? state : undefined;
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={
          <Segmented
            aria-label={t('title')}
            value={state}
            options={(['broken', 'waiting'] as const).map((value) => ({ value, label: t(`state.${value}`) }))}
            onChange={(value) => go({ link, state: value === 'waiting' ? value : undefined })}
          />
        }
      />
      {data && <LinkTiles links={data.links} chosen={link} onChoose={(next) => go({ link: next, state: chosenState })} />}
      {shown && <LinkNote key={shown.link} figures={shown} />}
      <DataTable
        name="chain"
        label={t('title')}
        columns={useColumns(link)}
        list={listOf(answer)}
        rowKey={({ orderId }) => orderId}
        onOpen={({ orderId }) => void navigate({ to: '/orders/$orderId', params: { orderId } })}
        empty={
          state === 'broken' ? (
            <EmptyState icon={<CheckCircleOutlined />} title={t('emptyBroken')} lesson={t('emptyBrokenLesson')} />
          ) : (
            <EmptyState icon={<CheckCircleOutlined />} title={t('emptyWaiting')} />
          )
        }
      />
    </>
  );
}

function useColumns(link: ChainLink | undefined): Column<ChainRow>[] {
  const t = useWords(chainWords);
  const say = useSay();
  const language = useLanguage();
  /** The step the row is listed for: the chosen link, else the one that waits longest. */
  const standsAt = ({ steps }: ChainRow) =>
    steps.find((step) => step.link === link && step.state !== 'done') ??
    steps.filter(({ state }) => state === 'broken' || state === 'waiting').toSorted((a, b) => (b.tookMs ?? 0) - (a.tookMs ?? 0))[0];
  return [
    {
      key: 'order',
      title: t('order'),
      width: 210,
      isFixed: true,
      onPhone: 'title',
      cell: ({ channelOrderNo, orderId }) => (
        <Link to="/orders/$orderId" params={{ orderId }} className="zd-code">
          {channelOrderNo}
        </Link>
      ),
    },
    { key: 'shop', title: t('shop'), width: 150, cell: ({ shopName }) => shopName },
    {
      key: 'stands',
      title: t('stands'),
      width: 210,
      onPhone: 'status',
      cell: (row) => {
        const step = standsAt(row);
        if (!step) return null;
        return (
          <span className={styles.stands}>
            <StatusTag tone={step.state === 'broken' ? 'bad' : 'moving'} text={say(chainLinks[step.link].words)} />
            {step.tookMs !== null && t('standsFor', { time: durationText(step.tookMs, language) })}
            {row.isBlocked && <StatusTag tone="warn" text={t('blocked')} />}
          </span>
        );
      },
    },
    { key: 'chain', title: t('chain'), width: 260, cell: ({ steps }) => <ChainStrip steps={steps} /> },
    { key: 'paid', title: t('paid'), width: 130, cell: ({ paidAt }) => <RelativeText at={paidAt} /> },
  ];
}
