import { CheckSquareOutlined } from '@ant-design/icons';
import { listRedHours, type RedHourRow } from '@zhidan/core/channels/completeness-api.ts';
import { useState } from 'react';
import { usePages } from '../../lib/answers.ts';
import { moneyText, numberText } from '../../lib/formats.ts';
import { useLanguage, useWords } from '../../lib/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RelativeText } from '../../ui/instant-text.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { useShopName } from '../shops/use-shops.ts';
import { completenessWords } from './completeness-words.ts';
import { HourDetail, hourName } from './hour-detail.tsx';

const everyMs = 60_000;

/** The hours of all shops in which the platform's figures are not ours, however long ago. */
export function RedHours() {
  const t = useWords(completenessWords);
  const shopName = useShopName();
  const hours = usePages(listRedHours, {}, { follows: ['shop'], refetchInterval: everyMs });
  const [open, setOpen] = useState<RedHourRow | null>(null);
  return (
    <>
      <DataTable
        name="red-hours"
        label={t('red')}
        columns={useRedHourColumns()}
        list={hours}
        rowKey={({ shopId, hour }) => `${shopId} ${hour}`}
        onOpen={setOpen}
        empty={<EmptyState icon={<CheckSquareOutlined />} title={t('redEmpty')} lesson={t('redEmptyLesson')} />}
      />
      {open && <HourDetail shopId={open.shopId} name={shopName(open.shopId)} hour={open.hour} onClose={() => setOpen(null)} />}
    </>
  );
}

function useRedHourColumns(): Column<RedHourRow>[] {
  const t = useWords(completenessWords);
  const language = useLanguage();
  const shopName = useShopName();
  return [
    { key: 'shop', title: t('shop'), width: 160, isFixed: true, onPhone: 'title', cell: ({ shopId }) => shopName(shopId) },
    { key: 'hour', title: t('hour'), width: 150, cell: ({ hour }) => <span className="zd-number">{hourName(hour)}</span> },
    {
      key: 'orders',
      title: t('orders'),
      width: 190,
      cell: ({ platformCount, ourCount }) =>
        t('figures', { platform: numberText(platformCount, language), ours: numberText(ourCount, language) }),
    },
    {
      key: 'paid',
      title: t('paid'),
      width: 240,
      cell: ({ platformPaidFen, ourPaidFen }) =>
        platformPaidFen === null ? t('noSum') : t('figures', { platform: moneyText(platformPaidFen), ours: moneyText(ourPaidFen) }),
    },
    { key: 'fills', title: t('fills'), width: 90, align: 'right', cell: ({ fillCount }) => fillCount },
    { key: 'since', title: t('redSince'), width: 120, cell: ({ redSince }) => redSince && <RelativeText at={redSince} /> },
  ];
}
