import type { CarrierRow } from '@zhidan/core/allocation/carrier-api.ts';
import { carrierServices } from '@zhidan/core/allocation/carrier-offer.ts';
import { carriers } from '@zhidan/core/allocation/carrier.ts';
import { Tag } from 'antd';
import { moneyText } from '../../lib/formats.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import type { Column } from '../../ui/table/column.ts';
import styles from '../allocation.module.css';
import { allocationWords } from '../allocation-words.ts';
import { minuteOfDay } from './minute-of-day.ts';

/** A share in basis points as people read it: `95.5%`. */
export const shareText = (share: number): string => `${share / 100}%`;

/** The columns of the list of carriers. */
export function useCarrierColumns(): Column<CarrierRow>[] {
  const t = useWords(allocationWords);
  const say = useSay();
  return [
    {
      key: 'carrier',
      title: t('carrier.carrier'),
      width: 160,
      isFixed: true,
      onPhone: 'title',
      cell: ({ carrier, service }) => (
        <span className={styles.name}>
          <strong>{say(carriers[carrier].words)}</strong>
          {service !== 'standard' && <span className={styles.quiet}>{say(carrierServices[service])}</span>}
        </span>
      ),
    },
    { key: 'warehouse', title: t('carrier.warehouse'), width: 120, cell: ({ warehouseName }) => warehouseName },
    { key: 'today', title: t('carrier.today'), width: 140, cell: (row) => <Today row={row} /> },
    { key: 'cutoff', title: t('carrier.cutoff'), width: 80, cell: ({ cutoff }) => minuteOfDay(cutoff) || null },
    {
      key: 'reliability',
      title: t('carrier.reliability'),
      width: 90,
      align: 'right',
      cell: ({ reliability }) => <span className="zd-number">{shareText(reliability)}</span>,
    },
    {
      key: 'share',
      title: t('carrier.share'),
      width: 100,
      align: 'right',
      cell: ({ targetShare }) => (targetShare === null ? null : <span className="zd-number">{shareText(targetShare)}</span>),
    },
    {
      key: 'packaging',
      title: t('carrier.packaging'),
      width: 90,
      align: 'right',
      onPhone: 'none',
      cell: ({ packagingFee }) => (packagingFee === 0 ? null : <span className="zd-number">{moneyText(packagingFee)}</span>),
    },
    {
      key: 'table',
      title: t('carrier.table'),
      width: 170,
      cell: ({ tableName }) => tableName ?? <Tag color="orange">{t('carrier.noTable')}</Tag>,
    },
    {
      key: 'state',
      title: t('fee.state'),
      width: 90,
      onPhone: 'status',
      cell: ({ isActive }) => <StatusTag tone={isActive ? 'good' : 'quiet'} text={t(isActive ? 'carrier.on' : 'carrier.off')} />,
    },
  ];
}

/** The parcels that leave today, against the most it takes. */
function Today({ row: { todayCount, dailyCapacity } }: { row: CarrierRow }) {
  const t = useWords(allocationWords);
  if (dailyCapacity === null) return <span className="zd-number">{todayCount}</span>;
  return (
    <span className={styles.load} data-full={todayCount >= dailyCapacity}>
      <span className="zd-number">{t('carrier.todayOf', { count: todayCount, limit: dailyCapacity })}</span>
      <progress value={Math.min(todayCount, dailyCapacity)} max={dailyCapacity} />
    </span>
  );
}
