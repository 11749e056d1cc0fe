import { carrierServices } from '@zhidan/core/allocation/carrier-offer.ts';
import { carriers } from '@zhidan/core/allocation/carrier.ts';
import { weightRoundings } from '@zhidan/core/allocation/fee/fee-table.ts';
import type { FeeTableRow } from '@zhidan/core/allocation/fee-api.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import { moneyText } from '../../lib/formats.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import type { Column } from '../../ui/table/column.ts';
import styles from '../allocation.module.css';
import { allocationWords } from '../allocation-words.ts';
import { nearestFee } from './fee-fields.ts';

const tones = { current: 'good', coming: 'moving', past: 'quiet' } as const;

/** The columns of the list of fee tables. */
export function useFeeColumns(): Column<FeeTableRow>[] {
  const t = useWords(allocationWords);
  const say = useSay();
  return [
    {
      key: 'name',
      title: t('fee.name'),
      width: 210,
      isFixed: true,
      onPhone: 'title',
      cell: ({ name, version }) => (
        <span className={styles.name}>
          <strong>{name}</strong>
          <span className={styles.quiet}>{t('fee.version', { version })}</span>
        </span>
      ),
    },
    {
      key: 'carrier',
      title: t('fee.carrier'),
      width: 160,
      cell: ({ carrier, service }) =>
        `${say(carriers[carrier].words)}${service === 'standard' ? '' : ` · ${say(carrierServices[service])}`}`,
    },
    { key: 'warehouse', title: t('fee.warehouse'), width: 120, cell: ({ warehouseName }) => warehouseName ?? t('fee.anyWarehouse') },
    {
      key: 'effective',
      title: t('fee.effective'),
      width: 190,
      cell: ({ effectiveFrom, effectiveUntil }) => <span className="zd-number">{`${effectiveFrom} → ${effectiveUntil ?? '…'}`}</span>,
    },
    {
      key: 'near',
      title: t('fee.near'),
      width: 100,
      align: 'right',
      cell: (row) => {
        const fee = nearestFee(row);
        return fee === null ? null : <span className="zd-number">{moneyText(fen(fee))}</span>;
      },
    },
    { key: 'groups', title: t('fee.group'), width: 210, cell: ({ groups }) => groups.map(({ name }) => name).join(' · ') },
    {
      key: 'rounding',
      title: t('fee.rounding'),
      width: 110,
      isHiddenAtStart: true,
      onPhone: 'none',
      cell: ({ rounding }) => say(weightRoundings[rounding].words),
    },
    {
      key: 'divisor',
      title: t('fee.divisor'),
      width: 90,
      align: 'right',
      isHiddenAtStart: true,
      onPhone: 'none',
      cell: ({ volumeDivisor, carrier }) => <span className="zd-number">{volumeDivisor ?? carriers[carrier].volumeDivisor}</span>,
    },
    {
      key: 'state',
      title: t('fee.state'),
      width: 100,
      onPhone: 'status',
      cell: ({ state }) => <StatusTag tone={tones[state]} text={t(`fee.state.${state}`)} />,
    },
  ];
}
