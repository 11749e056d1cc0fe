import { changeAuditName, type AuditNameRow } from '@zhidan/core/audit/rule-api.ts';
import { fen, fenToYuan } from '@zhidan/core/kernel/money.ts';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { moneyText } from '../../lib/formats.ts';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useListText, useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { auditWords } from '../audit-words.ts';
import styles from '../audit.module.css';

/** What rules share by name: word lists and thresholds, each to be changed at one place for all rules that use it. */
export function NamesPanel({ names }: { names: readonly AuditNameRow[] }) {
  const t = useWords(auditWords);
  const listText = useListText();
  const mayManage = useMay('audit.manage');
  const [editing, setEditing] = useState<AuditNameRow | null>(null);
  return (
    <Panel title={t('names.title')}>
      <div className={styles.phase}>
        {names.map((row) => (
          <div key={`${row.kind} ${row.key}`} className={styles.rule} style={{ gridTemplateColumns: 'minmax(0, 1fr) auto' }}>
            <div>
              <span className={styles.name}>{row.name}</span>{' '}
              <span>{row.kind === 'list' ? listText(row.words.slice(0, 12)) : valueText(row)}</span>
              <div className={styles.faint}>
                {row.kind === 'list' && `${t('names.words', { count: row.words.length })} · `}
                {row.usedBy.length > 0 && t('names.usedBy', { rules: listText(row.usedBy) })}
              </div>
            </div>
            {mayManage && (
              <Button size="small" onClick={() => setEditing(row)}>
                {t('names.edit')}
              </Button>
            )}
          </div>
        ))}
      </div>
      {editing && <NameForm row={editing} onClose={() => setEditing(null)} />}
    </Panel>
  );
}

function valueText({ type, value }: AuditNameRow): string {
  return type === 'fen' && typeof value === 'number' ? moneyText(fen(value)) : String(value ?? '');
}

type Fields = Readonly<{ words?: string; value?: number | string }>;

function NameForm({ row, onClose }: { row: AuditNameRow; onClose: () => void }) {
  const t = useWords(auditWords);
  const toast = useToast();
  const changing = useCommand(changeAuditName, ['audit_name', 'audit_rule']);
  const [form] = Form.useForm<Fields>();
  const { kind, key, name, type } = row;
  const save = ({ words = '', value }: Fields): void => {
    const lines = words.split('\n').map((word) => word.trim());
    const said =
      kind === 'list'
        ? { words: lines.filter((word) => word !== '') }
        : { value: type === 'fen' && typeof value === 'number' ? Math.round(value * 100) : value };
    changing.give({ kind, key, ...said }, () => (toast.done(t('names.changed', { name })), onClose()));
  };
  return (
    <DetailDrawer
      title={name}
      isOpen
      onClose={onClose}
      footer={
        <div className={styles.foot}>
          <Button type="primary" loading={changing.isPending} onClick={form.submit}>
            {t('form.save')}
          </Button>
        </div>
      }
    >
      <RefusalNote error={changing.error} />
      <Form name="audit-name" form={form} layout="vertical" initialValues={fieldsOf(row)} onFinish={save}>
        {kind === 'list' ? (
          <Form.Item name="words" label={name} extra={t('names.listNote')}>
            <Input.TextArea rows={14} autoFocus />
          </Form.Item>
        ) : (
          <Form.Item
            name="value"
            label={t(type === 'fen' ? 'names.valueYuan' : 'names.value')}
            rules={[{ required: true, message: t('form.required') }]}
          >
            <ValueField type={type} />
          </Form.Item>
        )}
      </Form>
    </DetailDrawer>
  );
}

function ValueField({
  type,
  ...field
}: {
  type: AuditNameRow['type'];
  value?: number | string;
  onChange?: (value: never) => void;
  id?: string;
}) {
  if (type !== 'fen' && type !== 'whole' && type !== 'decimal') return <Input {...(field as object)} maxLength={200} autoFocus />;
  return <NumberField {...(field as object)} precision={type === 'whole' ? 0 : 2} controls={false} style={{ width: '100%' }} autoFocus />;
}

function fieldsOf({ type, value, words }: AuditNameRow): Fields {
  if (type === 'fen' && typeof value === 'number') return { value: Number(fenToYuan(fen(value))) };
  return { words: words.join('\n'), value: value ?? undefined };
}
