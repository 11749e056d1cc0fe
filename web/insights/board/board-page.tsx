import { ProjectOutlined } from '@ant-design/icons';
import { carriers } from '@zhidan/core/allocation/carrier.ts';
import { channels } from '@zhidan/core/channels/channel.ts';
import { listBoardChoices, type Board, type BoardCard } from '@zhidan/core/insights/board/board-api.ts';
import { boardPartCodes, type BoardPart } from '@zhidan/core/insights/board/board-column.ts';
import { orderExceptionKinds, orderExceptions } from '@zhidan/core/orders/order-exception.ts';
import { orderSpans } from '@zhidan/core/orders/order-span.ts';
import { listTags } from '@zhidan/core/orders/tags/tag-api.ts';
import { getRouteApi } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { FulfillmentDrawer } from '../../fulfillment/index.ts';
import { useWarehouses } from '../../inventory/index.ts';
import { useAnswer, useItems } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { useShopNames } from '../../orders/index.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useIsNarrow } from '../../ui/layout-mode.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { FilterBar, type Filter } from '../../ui/table/filter-bar.tsx';
import { BoardColumns } from './board-columns.tsx';
import type { BoardSearch } from './board-search.ts';
import { BoardViews } from './board-views.tsx';
import { boardWords } from './board-words.ts';
import styles from './board.module.css';
import { PartStrip } from './part-strip.tsx';
import { useBoardMoves } from './use-board-moves.tsx';
import { useBoard, type BoardQuestion } from './use-board.ts';

const route = getRouteApi('/frame/board');

/** Where every order stands, as it happens: five columns, the steps of the house as counts, and cards that are dragged. */
export function BoardPage() {
  const t = useWords(boardWords);
  const { open, ...filters } = route.useSearch();
  const navigate = route.useNavigate();
  const question = questionOf(filters);
  const { board, error, reload, more } = useBoard(question);
  const moves = useBoardMoves();
  const [dragged, drag] = useState<BoardCard | null>(null);
  const dragging = { card: dragged, drag, drop: moves.drop };
  const show = (search: BoardSearch): void => void navigate({ search, replace: true });
  const openCard = (card: BoardCard): void => {
    if (card.isOrder) void navigate({ to: '/orders/$orderId', params: { orderId: card.id } });
    else show({ ...filters, open: card.id });
  };
  return (
    <div className={styles.page}>
      <PageHeader title={t('title')} note={t('note')} actions={<BoardViews filters={filters} onShow={show} />} />
      <Filters filters={filters} onShow={show} />
      <RefusalNote error={error} retry={reload} />
      {!board && !error && <Skeleton active />}
      {board && (
        <>
          <PartStrip counts={board.counts} chosen={question.part} dragging={dragging} onChoose={(part) => show({ ...filters, part })} />
          <BoardColumns
            board={board}
            isTimed={question.span !== undefined}
            dragging={dragging}
            moves={moves}
            onMore={more}
            onOpen={openCard}
          />
          <NothingYet board={board} isNarrowed={Object.values(filters).some(Boolean)} />
        </>
      )}
      {moves.dialog}
      <FulfillmentDrawer id={open ?? null} onOther={(id) => show({ ...filters, open: id })} onClose={() => show(filters)} />
    </div>
  );
}

/** On a phone behind one line, so that the cards are in sight. */
function Filters({ filters, onShow }: { filters: BoardSearch; onShow: (filters: BoardSearch) => void }) {
  const t = useWords(boardWords);
  const isNarrow = useIsNarrow();
  const count = Object.entries(filters).filter(([field, text]) => text && field !== 'part').length;
  const bar = <FilterBar filters={useFilters()} values={filters} onChange={(values) => onShow(values as BoardSearch)} />;
  if (!isNarrow) return bar;
  return (
    <details className={styles.filters}>
      <summary>{count > 0 ? t('filtersOn', { count }) : t('filters')}</summary>
      {bar}
    </details>
  );
}

function NothingYet({ board, isNarrowed }: { board: Board; isNarrowed: boolean }) {
  const t = useWords(boardWords);
  if (board.columns.some(({ items }) => items.length > 0)) return null;
  return isNarrowed ? (
    <EmptyState icon={<ProjectOutlined />} title={t('nothingFits')} />
  ) : (
    <EmptyState icon={<ProjectOutlined />} title={t('emptyBoard')} lesson={t('emptyBoardLesson')} />
  );
}

/** What of the address makes sense; anything else says nothing. */
function questionOf({ span, channel, carrier, exception, part, ...rest }: BoardSearch): BoardQuestion {
  const known = <Name extends string>(names: readonly Name[], text: string | undefined): Name | undefined =>
    names.find((name) => name === text);
  const keys = <Name extends string>(table: Readonly<Record<Name, unknown>>) => Object.keys(table) as Name[];
  const question = {
    ...rest,
    span: known(keys(orderSpans), span),
    channel: known(keys(channels), channel),
    carrier: known(keys(carriers), carrier),
    exception: known(orderExceptionKinds, exception),
    part: known<BoardPart>(boardPartCodes, part),
  };
  return Object.fromEntries(Object.entries(question).filter(([, value]) => value)) as BoardQuestion;
}

function useFilters(): readonly Filter[] {
  const t = useWords(boardWords);
  const say = useSay();
  const warehouses = useWarehouses() ?? [];
  const { shops } = useShopNames();
  const categories = useAnswer(listBoardChoices, {}).data?.categories ?? [];
  const maySeeTags = useMay('orders.display');
  const tags = useItems(listTags, {}, { enabled: maySeeTags }).rows ?? [];
  const rows = <Name extends string>(names: readonly Name[], wordsOf: (name: Name) => Parameters<typeof say>[0]) =>
    names.map((value) => ({ value, label: say(wordsOf(value)) }));
  const keysOf = <Name extends string>(table: Readonly<Record<Name, unknown>>) => Object.keys(table) as Name[];
  const named = (rows: readonly Readonly<{ id: string; name: string }>[]) => rows.map(({ id, name }) => ({ value: id, label: name }));
  const plain = (names: readonly string[]) => names.map((value) => ({ value, label: value }));
  return [
    { kind: 'choice', key: 'span', label: t('span'), choices: rows(keysOf(orderSpans), (name) => orderSpans[name].words), width: 120 },
    { kind: 'choice', key: 'channel', label: t('channel'), choices: rows(keysOf(channels), (name) => channels[name].words), width: 110 },
    { kind: 'choice', key: 'shopId', label: t('shop'), choices: named(shops) },
    { kind: 'choice', key: 'category', label: t('category'), choices: plain(categories), width: 110 },
    { kind: 'choice', key: 'warehouseId', label: t('warehouse'), choices: named(warehouses), width: 120 },
    { kind: 'choice', key: 'carrier', label: t('carrier'), choices: rows(keysOf(carriers), (name) => carriers[name].words), width: 120 },
    { kind: 'choice', key: 'tag', label: t('tag'), choices: plain(tags.map(({ tag }) => tag)), width: 100 },
    {
      kind: 'choice',
      key: 'exception',
      label: t('exception'),
      choices: rows(orderExceptionKinds, (name) => orderExceptions[name].words),
      width: 140,
    },
  ];
}
