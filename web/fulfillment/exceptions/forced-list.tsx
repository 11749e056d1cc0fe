import { SafetyCertificateOutlined } from '@ant-design/icons';
import { listForced } from '@zhidan/core/orders/exceptions/exception-api.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { getRouteApi } from '@tanstack/react-router';
import { usePages } from '../../lib/answers.ts';
import { useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { DataTable } from '../../ui/table/data-table.tsx';
import { FilterBar } from '../../ui/table/filter-bar.tsx';
import { fulfillmentWords } from '../fulfillment-words.ts';
import { useForcedColumns } from './exception-columns.tsx';
import type { ExceptionsSearch } from './exceptions-search.ts';

const route = getRouteApi('/frame/exceptions');

/** What people let go although it still held: the report of a day, or of any days. */
export function ForcedList() {
  const t = useWords(fulfillmentWords);
  const { from, to } = route.useSearch();
  const navigate = route.useNavigate();
  const list = usePages(listForced, { from, to } as Omit<QuestionOf<typeof listForced>, 'after' | 'limit'>, { follows: ['order'] });
  return (
    <DataTable
      name="forced"
      label={t('forced.title')}
      columns={useForcedColumns()}
      list={list}
      rowKey={({ id }) => id}
      onOpen={({ orderId }) => void navigate({ to: '/orders/$orderId', params: { orderId } })}
      empty={<EmptyState icon={<SafetyCertificateOutlined />} title={t('forced.none')} lesson={t('forced.noneLesson')} />}
      toolbar={
        <FilterBar
          filters={[{ kind: 'days', from: 'from', to: 'to', label: t('forced.days') }]}
          values={{ from, to }}
          onChange={(values) => void navigate({ search: { ...(values as ExceptionsSearch), view: 'forced' }, replace: true })}
        />
      }
    />
  );
}
