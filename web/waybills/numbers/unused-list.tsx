import { InboxOutlined } from '@ant-design/icons';
import { carriers } from '@zhidan/core/allocation/carrier.ts';
import { parcelStateWords } from '@zhidan/core/fulfillment/parcel-life.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import { listUnusedNumbers, type UnusedNumber } from '@zhidan/core/waybills/number-api.ts';
import { useAnswer, useItems } from '../../lib/answers.ts';
import { moneyText, numberText } from '../../lib/formats.ts';
import { useLanguage, useSay, useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InstantText } from '../../ui/instant-text.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { waybillsWords } from '../waybills-words.ts';

const follows = ['waybill_review', 'parcel'];

/** Numbers that were paid for and that nobody uses. */
export function UnusedList() {
  const t = useWords(waybillsWords);
  const language = useLanguage();
  const list = useItems(listUnusedNumbers, {}, { follows });
  const { data } = useAnswer(listUnusedNumbers, {}, { follows });
  return (
    <DataTable
      name="unused-numbers"
      label={t('number.tabUnused')}
      columns={useUnusedColumns()}
      list={list}
      rowKey={({ parcelId }) => parcelId}
      empty={<EmptyState icon={<InboxOutlined />} title={t('unused.emptyTitle')} lesson={t('unused.emptyLesson')} />}
      summary={
        data &&
        data.count > 0 && (
          <strong>
            {t('unused.sum', { count: data.count, total: numberText(data.count, language), cost: moneyText(fen(data.costFen)) })}
          </strong>
        )
      }
    />
  );
}

function useUnusedColumns(): Column<UnusedNumber>[] {
  const t = useWords(waybillsWords);
  const say = useSay();
  return [
    {
      key: 'waybill',
      title: t('number.waybill'),
      width: 170,
      isFixed: true,
      onPhone: 'title',
      cell: ({ waybillNo }) => <span className="zd-code">{waybillNo}</span>,
    },
    { key: 'state', title: t('number.state'), width: 100, onPhone: 'status', cell: ({ state }) => say(parcelStateWords[state]) },
    { key: 'carrier', title: t('number.carrier'), width: 110, cell: ({ carrier }) => say(carriers[carrier].words) },
    {
      key: 'fulfillment',
      title: t('number.fulfillment'),
      width: 130,
      cell: ({ fulfillmentNo }) => <span className="zd-code">{fulfillmentNo}</span>,
    },
    { key: 'account', title: t('number.account'), width: 170, cell: ({ accountName }) => accountName || null },
    { key: 'at', title: t('unused.numberedAt'), width: 165, cell: ({ numberedAt }) => <InstantText at={numberedAt} /> },
    {
      key: 'cost',
      title: t('unused.cost'),
      width: 90,
      align: 'right',
      cell: ({ numberFen }) => (numberFen > 0 ? moneyText(fen(numberFen)) : null),
    },
  ];
}
