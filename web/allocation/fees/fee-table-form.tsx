import type { CarrierCode } from '@zhidan/core/allocation/carrier.ts';
import { removeFeeTable, saveFeeTable, type FeeTableRow } from '@zhidan/core/allocation/fee-api.ts';
import { instant } from '@zhidan/core/kernel/instant.ts';
import { localDateOf } from '@zhidan/core/kernel/local-date.ts';
import { CopyOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import { useMay } from '../../lib/session.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { useNowMs } from '../../ui/instant-text.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import styles from '../allocation.module.css';
import { allocationWords } from '../allocation-words.ts';
import { contentOf, feeFields, startFields, type FeeFields } from './fee-fields.ts';
import { FeeGroups } from './fee-groups.tsx';
import { FeeHead } from './fee-head.tsx';
import { FeeSurcharges } from './fee-surcharges.tsx';

type FeeTableFormProps = Readonly<{
  /** the table to change; null adds one */
  table: FeeTableRow | null;
  /** what a new one begins as; null: the example */
  source: FeeTableRow | null;
  onCopy: (table: FeeTableRow) => void;
  onClose: () => void;
}>;

/** A fee table to read and to change. */
export function FeeTableForm({ table, source, onCopy, onClose }: FeeTableFormProps) {
  const t = useWords(allocationWords);
  const toast = useToast();
  const mayManage = useMay('allocation.manage');
  const today = localDateOf(instant(useNowMs()));
  const [form] = Form.useForm<FeeFields>();
  const saving = useCommand(saveFeeTable, ['fee_table']);
  useFieldProblems(form, saving.error);
  const save = (fields: FeeFields): void => {
    const content = contentOf(fields as FeeFields & Readonly<{ carrier: CarrierCode }>); // required by the form
    saving.give({ feeTableId: table?.id ?? null, seen: table?.version ?? 0, ...content }, ({ version }) => {
      toast.done(t('fee.saved', { name: content.name, version }));
      onClose();
    });
  };
  const initial = table
    ? feeFields(table)
    : source
      ? { ...feeFields(source), effectiveFrom: today, effectiveUntil: null }
      : startFields(today);
  return (
    <DetailDrawer
      title={table ? `${table.name} · ${t('fee.version', { version: table.version })}` : t('fee.add')}
      width={860}
      isOpen
      onClose={onClose}
      footer={mayManage && <Foot table={table} isSaving={saving.isPending} onSave={form.submit} onCopy={onCopy} onClose={onClose} />}
    >
      <RefusalNote error={saving.error} />
      <Form
        name="fee-table"
        form={form}
        layout="vertical"
        initialValues={initial}
        onFinish={save}
        requiredMark={false}
        autoComplete="off"
        disabled={!mayManage}
      >
        <FeeHead form={form} />
        <h3 className={styles.section}>{t('fee.groups')}</h3>
        <p className={styles.quiet}>{t('fee.groupsNote')}</p>
        <FeeGroups form={form} />
        <h3 className={styles.section}>{t('fee.surcharges')}</h3>
        <FeeSurcharges />
      </Form>
    </DetailDrawer>
  );
}

type FootProps = Readonly<{ table: FeeTableRow | null; isSaving: boolean; onSave: () => void }> &
  Pick<FeeTableFormProps, 'onCopy' | 'onClose'>;

function Foot({ table, isSaving, onSave, onCopy, onClose }: FootProps) {
  const t = useWords(allocationWords);
  const ui = useWords(uiWords);
  const toast = useToast();
  const removing = useCommand(removeFeeTable, ['fee_table']);
  const bringBack = ({ id: feeTableId, name }: FeeTableRow): void =>
    void removing.ask({ feeTableId, isRemoved: false }).then(() => toast.done(t('fee.restored', { name })), toast.failed);
  const remove = (gone: FeeTableRow): void => {
    const told = (): void => (toast.done(t('fee.removed', { name: gone.name }), () => bringBack(gone)), onClose());
    void removing.ask({ feeTableId: gone.id }).then(told, toast.failed);
  };
  return (
    <div className={styles.foot}>
      {table && (
        <span className={styles.footLeft}>
          <Button icon={<DeleteOutlined />} loading={removing.isPending} onClick={() => remove(table)}>
            {t('fee.remove')}
          </Button>{' '}
          <Button icon={<CopyOutlined />} onClick={() => onCopy(table)}>
            {t('fee.copy')}
          </Button>
        </span>
      )}
      <Button onClick={onClose}>{ui('action.cancel')}</Button>
      <Button type="primary" loading={isSaving} onClick={onSave}>
        {t('form.save')}
      </Button>
    </div>
  );
}
