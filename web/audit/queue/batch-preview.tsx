import * as api from '@zhidan/core/audit/decision-api.ts';
import { fulfillmentStageWords } from '@zhidan/core/fulfillment/fulfillment-life.ts';
import type { QuestionOf } from '@zhidan/core/kernel/endpoint.ts';
import { Checkbox, Input, Modal, Skeleton, Table } from 'antd';
import { useEffect, useState } from 'react';
import { moneyText } from '../../lib/formats.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useSay, useWords } from '../../lib/words.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { auditWords } from '../audit-words.ts';
import styles from '../audit.module.css';

type BatchPreviewProps = Readonly<{
  kind: api.HandDecision;
  rows: readonly api.AuditQueueRow[];
  mayForce: boolean;
  isPending: boolean;
  error: Error | null;
  onGive: (ids: api.AuditQueueRow['id'][], reason: string) => void;
  onClose: () => void;
}>;

const titles = { pass: 'queue.pass', finance: 'queue.finance', hold: 'queue.hold', reject: 'queue.reject' } as const;
const shortestReason = 2;

/** Several parcels at once: what each would become, which are left out and why; only then it is done. */
export function BatchPreview({ kind, rows, mayForce, isPending, error, onGive, onClose }: BatchPreviewProps) {
  const t = useWords(auditWords);
  const ui = useWords(uiWords);
  const [isForced, setForced] = useState(false);
  const [reason, setReason] = useState('');
  const preview = usePreview(kind, rows, isForced);
  const items = preview.data?.items ?? [];
  const fitting = items.filter(({ becomes }) => becomes !== null).map(({ id }) => id);
  const isForcible = kind === 'pass' && mayForce && (isForced || fitting.length < rows.length);
  const needsReason = kind === 'hold' || kind === 'reject' || isForced;
  const isReady = fitting.length > 0 && !preview.isPending && (!needsReason || reason.trim().length >= shortestReason);
  const give = (): void => (isReady ? onGive(fitting, reason.trim()) : undefined);
  return (
    <Modal
      open
      title={t('batch.title', { act: t(titles[kind]), count: rows.length })}
      okText={t('batch.go', { act: t(titles[kind]), count: fitting.length })}
      cancelText={ui('action.cancel')}
      okButtonProps={{ disabled: !isReady, loading: isPending, autoFocus: !needsReason }}
      onOk={give}
      onCancel={onClose}
      width={720}
    >
      <div className={styles.stack}>
        {preview.data ? (
          <PreviewTable rows={rows} items={items} kind={kind} />
        ) : (
          !preview.error && <Skeleton active paragraph={{ rows: Math.min(rows.length, 6) }} />
        )}
        {isForcible && (
          <Checkbox checked={isForced} onChange={({ target }) => setForced(target.checked)}>
            {t('batch.force')}
          </Checkbox>
        )}
        {needsReason && (
          <Input.TextArea
            aria-label={t('batch.reason')}
            placeholder={t('batch.reason')}
            autoFocus
            rows={2}
            maxLength={200}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) give();
            }}
          />
        )}
        <RefusalNote error={preview.error ?? error} />
      </div>
    </Modal>
  );
}

function usePreview(decision: api.HandDecision, rows: readonly api.AuditQueueRow[], isForced: boolean) {
  const looking = useCommand(api.previewDecision);
  const { give } = looking;
  const ids = rows.map(({ id }) => id);
  useEffect(() => {
    give({ ids, decision, isForced } as QuestionOf<typeof api.previewDecision>);
    // oxlint-disable-next-line react/exhaustive-deps -- what was picked when the dialog opened
  }, [decision, isForced]);
  return looking;
}

type PreviewTableProps = Readonly<{
  rows: readonly api.AuditQueueRow[];
  items: readonly api.PreviewedDecision[];
  kind: api.HandDecision;
}>;

function PreviewTable({ rows, items, kind }: PreviewTableProps) {
  const t = useWords(auditWords);
  const say = useSay();
  const byId = new Map(items.map((item) => [item.id, item]));
  const becomes = (item: api.PreviewedDecision | undefined) => {
    if (!item) return null;
    if (item.becomes === null) return <StatusTag tone="bad" text={t('batch.leftOut')} />;
    return <StatusTag tone="good" text={kind === 'hold' ? t('batch.held') : say(fulfillmentStageWords[item.becomes])} />;
  };
  return (
    <Table
      size="small"
      pagination={false}
      scroll={{ y: 320, x: 620 }}
      rowKey={({ id }) => id}
      dataSource={rows.map((row) => ({ ...row, item: byId.get(row.id) }))}
      columns={[
        {
          key: 'order',
          title: t('queue.order'),
          width: 180,
          render: (_, { channelOrderNos: [no] }) => <span className="zd-code">{no}</span>,
        },
        { key: 'money', title: t('queue.money'), width: 90, align: 'right', render: (_, { paidFen }) => moneyText(paidFen) },
        { key: 'becomes', title: t('batch.becomes'), width: 110, render: (_, { item }) => becomes(item) },
        { key: 'words', title: t('batch.why'), render: (_, { item }) => <span className={styles.faint}>{item?.words}</span> },
      ]}
    />
  );
}
