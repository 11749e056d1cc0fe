import { SendOutlined } from '@ant-design/icons';
import { carriers } from '@zhidan/core/allocation/carrier.ts';
import { listFulfillments } from '@zhidan/core/fulfillment/fulfillment-api.ts';
import { fulfillmentStageWords, fulfillmentStages } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import { fulfillmentStocks } from '@zhidan/core/fulfillment/fulfillment-order.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { orderExceptionKinds, orderExceptions } from '@zhidan/core/orders/order-exception.ts';
import { dueSpans } from '@zhidan/core/orders/order-span.ts';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useWarehouses } from '../../inventory/index.ts';
import { usePages } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { useShopNames } from '../../orders/index.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { FilterBar, type Filter } from '../../ui/table/filter-bar.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { FulfillmentActions } from '../detail/fulfillment-actions.tsx';
import { FulfillmentDrawer } from '../detail/fulfillment-drawer.tsx';
import { fulfillmentWords } from '../fulfillment-words.ts';
import { knownName } from '../known-filters.ts';
import { useFulfillmentColumns } from './fulfillment-columns.tsx';
import type { FulfillmentsSearch } from './fulfillments-search.ts';
import { StageSums } from './stage-sums.tsx';

const route = getRouteApi('/frame/fulfillment-orders');

/** What the warehouse is asked to send: where each stands, what stands in its way, and what a person may do about it. */
export function FulfillmentsPage() {
  const t = useWords(fulfillmentWords);
  const ui = useWords(uiWords);
  const { open, ...filters } = route.useSearch();
  const navigate = route.useNavigate();
  const question = questionOf(filters);
  const list = usePages(listFulfillments, question, { follows: ['fulfillment_order', 'order', 'parcel'] });
  const [keys, pick] = useState<readonly string[]>([]);
  const mayManage = useMay('fulfillment.manage');
  const show = (search: FulfillmentsSearch): void => void navigate({ search, replace: true });
  const picked = (list.rows ?? []).filter(({ id }) => keys.includes(id));
  const isNarrowed = Object.values(filters).some(Boolean);
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} />
      <DataTable
        name="fulfillment-orders"
        label={t('title')}
        columns={useFulfillmentColumns()}
        list={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => show({ ...filters, open: id })}
        {...(mayManage ? { picked: { keys, pick } } : {})}
        empty={
          isNarrowed ? (
            <EmptyState icon={<SendOutlined />} title={ui('list.nothingFits')} />
          ) : (
            <EmptyState
              icon={<SendOutlined />}
              title={t('emptyTitle')}
              lesson={t('emptyLesson')}
              action={
                <Link to="/exceptions">
                  <Button>{t('seeExceptions')}</Button>
                </Link>
              }
            />
          )
        }
        toolbar={
          <FilterBar filters={useFilters()} values={filters} onChange={(values) => show({ ...(values as FulfillmentsSearch), open })} />
        }
        summary={
          picked.length > 0 ? (
            <FulfillmentActions rows={picked} label={t('picked', { count: picked.length })} onDone={() => pick([])} />
          ) : (
            <StageSums filters={{ ...question }} chosen={question.stage} onChoose={(stage) => show({ ...filters, stage, open })} />
          )
        }
      />
      <FulfillmentDrawer id={open ?? null} onOther={(id) => show({ ...filters, open: id })} onClose={() => show(filters)} />
    </>
  );
}

type Question = Omit<QuestionOf<typeof listFulfillments>, 'after' | 'limit'>;

function questionOf({ stage, carrier, exception, stock, due, ...rest }: FulfillmentsSearch): Question {
  return {
    ...rest,
    stage: knownName(fulfillmentStageWords, stage),
    carrier: knownName(carriers, carrier),
    exception: knownName(orderExceptions, exception),
    stock: knownName(fulfillmentStocks, stock),
    due: knownName(dueSpans, due),
  } as Question;
}

function useFilters(): readonly Filter[] {
  const t = useWords(fulfillmentWords);
  const say = useSay();
  const warehouses = useWarehouses() ?? [];
  const { shops } = useShopNames();
  const rows = <Name extends string>(names: readonly Name[], wordsOf: (name: Name) => Parameters<typeof say>[0]) =>
    names.map((value) => ({ value, label: say(wordsOf(value)) }));
  const keysOf = <Name extends string>(table: Readonly<Record<Name, unknown>>) => Object.keys(table) as Name[];
  return [
    { kind: 'text', key: 'search', label: t('search'), width: 220 },
    {
      kind: 'choice',
      key: 'stage',
      label: t('stage'),
      choices: rows(fulfillmentStages, (name) => fulfillmentStageWords[name]),
      width: 120,
    },
    { kind: 'choice', key: 'exception', label: t('exception'), choices: rows(orderExceptionKinds, (name) => orderExceptions[name].words) },
    { kind: 'choice', key: 'due', label: t('due'), choices: rows(keysOf(dueSpans), (name) => dueSpans[name].words) },
    { kind: 'choice', key: 'shopId', label: t('shop'), choices: shops.map(({ id, name }) => ({ value: id as string, label: name })) },
    {
      kind: 'choice',
      key: 'warehouseId',
      label: t('warehouse'),
      choices: warehouses.map(({ id, name }) => ({ value: id as string, label: name })),
      width: 130,
    },
    { kind: 'choice', key: 'carrier', label: t('carrier'), choices: rows(keysOf(carriers), (name) => carriers[name].words), width: 130 },
    {
      kind: 'choice',
      key: 'stock',
      label: t('stock'),
      choices: rows(keysOf(fulfillmentStocks), (name) => fulfillmentStocks[name]),
      width: 110,
    },
  ];
}
