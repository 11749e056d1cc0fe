import { feePricingWords, type FeePricingKind } from '@zhidan/core/allocation/fee/fee-table.ts';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select, type FormInstance } from 'antd';
import { useSay, useWords } from '../../lib/words.ts';
import styles from '../allocation.module.css';
import { allocationWords } from '../allocation-words.ts';
import { RegionPicker } from '../regions/region-picker.tsx';
import { FeeBands } from './fee-bands.tsx';
import type { FeeFields, GroupFields } from './fee-fields.ts';
import { NumberField } from '../../ui/number-field.tsx';

const kinds = Object.keys(feePricingWords) as FeePricingKind[];

const newGroup: GroupFields = {
  name: '',
  regions: [],
  by: 'weight',
  firstKg: 1,
  stepKg: 1,
  firstPieces: 1,
  stepPieces: 1,
  fewestDays: 2,
  mostDays: 3,
};

/** The groups of regions of a table, each with its prices. */
export function FeeGroups({ form }: { form: FormInstance<FeeFields> }) {
  const t = useWords(allocationWords);
  return (
    <Form.List name="groups">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <Group key={key} form={form} index={name} onRemove={() => remove(name)} />
          ))}
          <Button type="dashed" block icon={<PlusOutlined />} onClick={() => add(newGroup)}>
            {t('fee.groupAdd')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

function Group({ form, index, onRemove }: Readonly<{ form: FormInstance<FeeFields>; index: number; onRemove: () => void }>) {
  const t = useWords(allocationWords);
  const required = { required: true, message: t('form.required') };
  const name = (Form.useWatch(['groups', index, 'name'], form) as string | undefined) ?? '';
  const by = (Form.useWatch(['groups', index, 'by'], form) as FeePricingKind | undefined) ?? 'weight';
  return (
    <div className={styles.group}>
      <div className={styles.groupHead}>
        <Form.Item name={[index, 'name']} rules={[{ ...required, whitespace: true }]}>
          <Input aria-label={t('fee.group')} placeholder={t('fee.group')} maxLength={40} />
        </Form.Item>
        <Form.Item name={[index, 'regions']} rules={[{ ...required, type: 'array' }]}>
          <RegionPicker label={`${t('fee.regions')} ${name}`} placeholder={t('area.pick')} tagLimit={6} />
        </Form.Item>
        <Button type="text" icon={<DeleteOutlined />} aria-label={t('fee.groupRemove', { name })} onClick={onRemove} />
      </div>
      <Prices index={index} by={by} />
      {by === 'bands' && <FeeBands index={index} />}
    </div>
  );
}

/** Fields of each way to price, by the key of their name; money in yuan. */
const priceFields = {
  weight: ['firstKg', 'firstYuan', 'stepKg', 'stepYuan'],
  bands: ['stepKg', 'stepYuan'],
  pieces: ['firstPieces', 'firstYuan', 'stepPieces', 'stepYuan'],
  quote: [],
} as const satisfies Readonly<Record<FeePricingKind, readonly (keyof GroupFields)[]>>;

const labels = {
  firstKg: 'fee.firstKg',
  firstYuan: 'fee.first',
  stepKg: 'fee.stepKg',
  stepYuan: 'fee.step',
  firstPieces: 'fee.firstPieces',
  stepPieces: 'fee.stepPieces',
} as const;

function Prices({ index, by }: Readonly<{ index: number; by: FeePricingKind }>) {
  const t = useWords(allocationWords);
  const say = useSay();
  const required = { required: true, message: t('form.required') };
  return (
    <div className={styles.prices}>
      <Form.Item name={[index, 'by']} label={t('fee.pricing')} required>
        <Select options={kinds.map((value) => ({ value, label: say(feePricingWords[value]) }))} popupMatchSelectWidth={false} />
      </Form.Item>
      {priceFields[by].map((field) => (
        <Form.Item key={field} name={[index, field]} label={t(labels[field])} rules={[required]}>
          {field.endsWith('Yuan') ? (
            <Yuan />
          ) : field.endsWith('Kg') ? (
            <Kilogram />
          ) : (
            <NumberField min={1} max={999} precision={0} style={wide} />
          )}
        </Form.Item>
      ))}
      {by !== 'quote' && (
        <>
          <Form.Item name={[index, 'minYuan']} label={t('fee.min')}>
            <Yuan />
          </Form.Item>
          <Form.Item name={[index, 'maxYuan']} label={t('fee.max')}>
            <Yuan />
          </Form.Item>
        </>
      )}
      <Form.Item label={t('fee.days')} required>
        <span className={styles.size}>
          <Form.Item name={[index, 'fewestDays']} noStyle rules={[required]}>
            <NumberField aria-label={`${t('fee.days')} 1`} min={0} max={60} precision={0} controls={false} style={wide} />
          </Form.Item>
          <Form.Item name={[index, 'mostDays']} noStyle rules={[required]}>
            <NumberField aria-label={`${t('fee.days')} 2`} min={0} max={60} precision={0} controls={false} style={wide} />
          </Form.Item>
        </span>
      </Form.Item>
    </div>
  );
}

const wide = { width: '100%' };

type NumberProps = Readonly<{ id?: string; value?: number | null; onChange?: (value: number | null) => void }>;

/** An amount in yuan to the fen. */
function Yuan(props: NumberProps) {
  return <NumberField {...props} min={0} max={10_000} precision={2} step={0.1} prefix="¥" controls={false} style={wide} />;
}

/** A weight in kilograms to the gram. */
function Kilogram(props: NumberProps) {
  return <NumberField {...props} min={0.001} max={1_000} step={0.1} suffix="kg" controls={false} style={wide} />;
}
