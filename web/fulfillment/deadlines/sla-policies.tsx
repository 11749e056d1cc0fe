import { PlusOutlined } from '@ant-design/icons';
import { channels } from '@zhidan/core/channels/channel.ts';
import { listSlaPolicies, type SlaPolicyRow } from '@zhidan/core/fulfillment/deadlines/deadline-api.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { useItems } from '../../lib/answers.ts';
import { moneyText } from '../../lib/formats.ts';
import { useMay } from '../../lib/session.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import type { Column } from '../../ui/table/column.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import styles from './deadlines.module.css';
import { deadlinesWords } from './deadlines-words.ts';
import { SlaPolicyForm } from './sla-policy-form.tsx';

/** How long platforms give and what they take: the merchant's own table. */
export function SlaPolicies() {
  const t = useWords(deadlinesWords);
  const maySetUp = useMay('fulfillment.set_up');
  const [editing, setEditing] = useState<SlaPolicyRow | 'new' | null>(null);
  const list = useItems(listSlaPolicies, {}, { follows: ['sla_policy'] });
  return (
    <>
      <div className={styles.lead}>
        <p className={styles.quiet}>{t('rules.note')}</p>
        {maySetUp && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
            {t('rules.add')}
          </Button>
        )}
      </div>
      <DataTable
        name="sla-policies"
        label={t('view.rules')}
        columns={useColumns()}
        list={list}
        rowKey={({ id }) => id}
        {...(maySetUp ? { onOpen: setEditing } : {})}
        empty={null}
      />
      {editing && <SlaPolicyForm policy={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </>
  );
}

function useColumns(): Column<SlaPolicyRow>[] {
  const t = useWords(deadlinesWords);
  const say = useSay();
  const money = (amount: number): string => moneyText(fen(amount));
  const penaltyText = ({ kind, shareBp, fixedFen, minFen, maxFen }: SlaPolicyRow['penalty']): string => {
    if (kind === 'none') return t('rules.none');
    if (kind === 'fixed') return t('rules.fixed', { amount: money(fixedFen) });
    return t('rules.share', { percent: shareBp / 100, min: money(minFen), max: maxFen === null ? t('rules.noMost') : money(maxFen) });
  };
  const hours = (count: number): string => t('rules.hours', { count });
  return [
    {
      key: 'channel',
      title: t('rules.channel'),
      width: 120,
      isFixed: true,
      onPhone: 'title',
      cell: ({ channel }) => say(channels[channel].words),
    },
    { key: 'ship', title: t('rules.ship'), width: 100, align: 'right', cell: ({ shipHours }) => hours(shipHours) },
    { key: 'pickup', title: t('rules.pickup'), width: 100, align: 'right', cell: ({ pickupHours }) => hours(pickupHours) },
    { key: 'penalty', title: t('rules.penalty'), width: 320, cell: ({ penalty }) => penaltyText(penalty) },
    {
      key: 'span',
      title: t('rules.span'),
      width: 210,
      cell: ({ effectiveFrom: from, effectiveTo: to }) => (to === null ? t('rules.since', { from }) : t('rules.until', { from, to })),
    },
    {
      key: 'verified',
      title: t('rules.verified'),
      width: 110,
      onPhone: 'status',
      cell: ({ isVerified }) => (
        <StatusTag tone={isVerified ? 'good' : 'warn'} text={t(isVerified ? 'rules.verified' : 'rules.unverified')} />
      ),
    },
    { key: 'source', title: t('rules.source'), width: 240, cell: ({ source }) => source || null },
  ];
}
