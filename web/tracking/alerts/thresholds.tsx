import { carriers, type CarrierCode } from '@zhidan/core/allocation/carrier.ts';
import { listThresholds, saveThreshold, type ThresholdRow } from '@zhidan/core/tracking/alert-api.ts';
import { alertKinds } from '@zhidan/core/tracking/alert-kind.ts';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useItems } from '../../lib/answers.ts';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { NumberField } from '../../ui/number-field.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { useToast } from '../../ui/toast.tsx';
import styles from '../tracking.module.css';
import { trackingWords } from '../tracking-words.ts';

/** Hours of a kind for a carrier; `carrier` null: for all others. */
type Row = Readonly<{ row: ThresholdRow; carrier: CarrierCode | null }>;

/** After how many hours each kind of lateness counts, for all carriers and for single ones. */
export function Thresholds() {
  const t = useWords(trackingWords);
  const say = useSay();
  const mayManage = useMay('tracking.manage');
  const [carrier, setCarrier] = useState<CarrierCode | null>(null);
  const list = useItems(listThresholds, {}, { follows: ['tracking_threshold'] });
  const set = [...new Set((list.rows ?? []).flatMap(({ own }) => own.flatMap((one) => one.carrier ?? [])))];
  const shown: (CarrierCode | null)[] = [null, ...new Set([...set, ...(carrier ? [carrier] : [])])];
  const rows = list.rows?.flatMap((row) => shown.map((one): Row => ({ row, carrier: one })));
  const free = (Object.keys(carriers) as CarrierCode[]).filter((code) => !shown.includes(code));
  return (
    <>
      <p className={styles.note}>
        {t('hours.note')} {t('hours.ownFalse')}
      </p>
      <DataTable
        name="tracking-thresholds"
        label={t('view.hours')}
        columns={useColumns({ mayManage, isSplit: shown.length > 1 })}
        list={{ ...list, rows }}
        rowKey={({ row, carrier: code }) => `${row.kind} ${code ?? ''}`}
        empty={null}
        {...(mayManage
          ? {
              toolbar: (
                <Select<CarrierCode>
                  style={{ width: 220 }}
                  placeholder={t('hours.add')}
                  aria-label={t('hours.add')}
                  value={null}
                  options={free.map((value) => ({ value, label: say(carriers[value].words) }))}
                  onChange={setCarrier}
                />
              ),
            }
          : {})}
      />
    </>
  );
}

function useColumns({ mayManage, isSplit }: Readonly<{ mayManage: boolean; isSplit: boolean }>): Column<Row>[] {
  const t = useWords(trackingWords);
  const say = useSay();
  const hours = (isRemote: boolean) => (row: Row) => <HoursCell key={`${isRemote}`} {...row} isRemote={isRemote} mayManage={mayManage} />;
  return [
    {
      key: 'kind',
      title: t('hours.kind'),
      width: 160,
      isFixed: true,
      onPhone: 'title',
      cell: ({ row }) => say(alertKinds[row.kind].words),
    },
    {
      key: 'carrier',
      title: t('hours.carrier'),
      width: 140,
      onPhone: 'status',
      cell: ({ carrier }) => (carrier ? say(carriers[carrier].words) : t(isSplit ? 'hours.all' : 'hours.every')),
    },
    { key: 'usual', title: t('hours.usual'), width: 220, cell: hours(false) },
    { key: 'remote', title: t('hours.remote'), width: 220, cell: hours(true) },
  ];
}

type CellProps = Row & Readonly<{ isRemote: boolean; mayManage: boolean }>;

/** The hours that count; what is typed counts when the field is left. */
function HoursCell({ row, carrier, isRemote, mayManage }: CellProps) {
  const t = useWords(trackingWords);
  const toast = useToast();
  const saving = useCommand(saveThreshold, ['tracking_threshold']);
  const ownOf = (of: CarrierCode | null) => row.own.find((one) => one.carrier === of && one.isRemote === isRemote)?.hours;
  const own = ownOf(carrier);
  const counts = own ?? (carrier === null ? undefined : ownOf(null)) ?? (isRemote ? row.remote : row.usual);
  const save = (hours: number | null): void => {
    if (hours === (own ?? null) || (own === undefined && hours === counts)) return;
    void saving.ask({ kind: row.kind, carrier, isRemote, hours }).then(() => toast.done(t('hours.saved')), toast.failed);
  };
  if (!mayManage) return <span className="zd-number">{counts}</span>;
  return (
    <span className={styles.bar}>
      <NumberField
        key={`${own ?? ''} ${counts}`}
        className={styles.hours}
        min={0}
        max={2_160}
        precision={0}
        defaultValue={counts}
        aria-label={t(isRemote ? 'hours.remote' : 'hours.usual')}
        onBlur={(event) => {
          const typed = event.target.value.trim();
          save(typed === '' ? null : Number(typed));
        }}
        onPressEnter={(event) => event.currentTarget.blur()}
      />
      {own !== undefined && (
        <Button size="small" type="link" onClick={() => save(null)}>
          {t('hours.reset')}
        </Button>
      )}
    </span>
  );
}
