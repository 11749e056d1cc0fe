import { addWarehouse, changeWarehouse, type WarehouseRow } from '@zhidan/core/inventory/warehouse-api.ts';
import { Button, Checkbox, Form, Input } from 'antd';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import styles from '../inventory.module.css';
import { inventoryWords } from '../inventory-words.ts';
import { cutoffMinute, cutoffText } from './cutoff.ts';

type Fields = Readonly<{
  code: string;
  name: string;
  province?: string;
  city?: string;
  district?: string;
  detail?: string;
  contactName?: string;
  contactPhone?: string;
  cutoff?: string;
  dailyCapacity: number | null;
  isDefault?: boolean;
}>;

/** Adds a warehouse, or changes one; a merchant’s first has a name and a code to keep or type over. */
export function WarehouseForm({ warehouse, isFirst, onClose }: { warehouse: WarehouseRow | null; isFirst: boolean; onClose: () => void }) {
  const t = useWords(inventoryWords);
  const ui = useWords(uiWords);
  const toast = useToast();
  const [form] = Form.useForm<Fields>();
  const adding = useCommand(addWarehouse, ['warehouse']);
  const changing = useCommand(changeWarehouse, ['warehouse']);
  const error = warehouse ? changing.error : adding.error;
  useFieldProblems(form, error);
  const save = ({ cutoff, isDefault = false, ...rest }: Fields): void => {
    const content = { ...rest, cutoffMinute: cutoffMinute(cutoff) };
    const { name } = content;
    if (!warehouse) return adding.give(content, () => (toast.done(t('warehouse.added', { name })), onClose()));
    changing.give({ warehouseId: warehouse.id, ...content, isDefault }, () => (toast.done(t('warehouse.saved', { name })), onClose()));
  };
  return (
    <DetailDrawer
      title={warehouse ? `${t('warehouse.edit')} ${warehouse.name}` : t('warehouse.add')}
      isOpen
      onClose={onClose}
      footer={
        <div className={styles.foot}>
          <Button onClick={onClose}>{ui('action.cancel')}</Button>
          <Button type="primary" loading={adding.isPending || changing.isPending} onClick={form.submit}>
            {t('form.save')}
          </Button>
        </div>
      }
    >
      <RefusalNote error={error} />
      <Form
        name="warehouse"
        form={form}
        layout="vertical"
        initialValues={warehouse ? fieldsOf(warehouse) : newFields(isFirst ? t('warehouse.firstName') : '')}
        onFinish={save}
        autoComplete="off"
      >
        <WarehouseFields isChangeable={warehouse !== null && !warehouse.isDefault && warehouse.state === 'active'} />
      </Form>
    </DetailDrawer>
  );
}

function WarehouseFields({ isChangeable }: { isChangeable: boolean }) {
  const t = useWords(inventoryWords);
  const required = { required: true, whitespace: true, message: t('form.required') };
  const texts = [
    ['province', 20],
    ['city', 20],
    ['district', 20],
  ] as const;
  return (
    <>
      <div className={styles.columns}>
        <Form.Item name="name" label={t('warehouse.name')} rules={[required]}>
          <Input maxLength={60} autoFocus />
        </Form.Item>
        <Form.Item name="code" label={t('warehouse.code')} extra={t('warehouse.codeNote')} rules={[required]}>
          <Input maxLength={32} />
        </Form.Item>
      </div>
      <div className={styles.columns}>
        {texts.map(([name, max]) => (
          <Form.Item key={name} name={name} label={t(`warehouse.${name}`)}>
            <Input maxLength={max} />
          </Form.Item>
        ))}
      </div>
      <Form.Item name="detail" label={t('warehouse.detail')}>
        <Input maxLength={200} />
      </Form.Item>
      <div className={styles.columns}>
        <Form.Item name="contactName" label={t('warehouse.contact')}>
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="contactPhone" label={t('warehouse.contactPhone')}>
          <Input maxLength={30} inputMode="tel" />
        </Form.Item>
        <Form.Item name="cutoff" label={t('warehouse.cutoff')} extra={t('warehouse.cutoffNote')}>
          <Input type="time" />
        </Form.Item>
        <Form.Item name="dailyCapacity" label={t('warehouse.capacity')}>
          <NumberField min={1} max={10_000_000} precision={0} placeholder={t('warehouse.none')} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      {isChangeable && (
        <Form.Item name="isDefault" valuePropName="checked">
          <Checkbox>{t('warehouse.isDefault')}</Checkbox>
        </Form.Item>
      )}
    </>
  );
}

function newFields(name: string): Fields {
  return { code: name && 'MAIN', name, dailyCapacity: null };
}

function fieldsOf(warehouse: WarehouseRow): Fields {
  const { code, name, province, city, district, detail, contactName, contactPhone, dailyCapacity } = warehouse;
  return {
    code,
    name,
    province,
    city,
    district,
    detail,
    contactName,
    contactPhone,
    dailyCapacity,
    cutoff: cutoffText(warehouse.cutoffMinute),
  };
}
