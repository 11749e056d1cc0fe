import { addSku, changeSku, type SkuBrief, type SkuView } from '@zhidan/core/catalog/sku-api.ts';
import { fen, fenToYuan } from '@zhidan/core/kernel/money.ts';
import { Button, Form, Input, type FormInstance } from 'antd';
import { useCommand } from '../../lib/use-command.ts';
import { useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { uiWords } from '../../ui/ui-words.ts';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import { catalogWords } from '../catalog-words.ts';
import styles from '../catalog.module.css';
import { ComponentsField, type ComponentRow } from './components-field.tsx';

export type SkuStart = Partial<Pick<SkuView, 'code' | 'name' | 'specification' | 'barcode' | 'pictureUrl'>>;

type SkuFields = Readonly<{
  code: string;
  name: string;
  specification?: string;
  barcode?: string;
  brand?: string;
  category?: string;
  pictureUrl?: string;
  weightGram: number | null;
  /** people think in cm³ */
  volumeCm3: number | null;
  lengthMm: number | null;
  widthMm: number | null;
  heightMm: number | null;
  costYuan: number | null;
  floorYuan: number | null;
  components: ComponentRow[];
}>;

type SkuFormProps = Readonly<{
  isOpen: boolean;
  sku: SkuView | null;
  /** what a new one begins with */
  start?: SkuStart;
  onClose: () => void;
  onAdded?: (sku: Pick<SkuBrief, 'id' | 'code'>) => void;
}>;

/** Adds a SKU, or changes one; a change can be taken back from the toast. */
export function SkuForm({ isOpen, sku, start, onClose, onAdded }: SkuFormProps) {
  const t = useWords(catalogWords);
  const ui = useWords(uiWords);
  const [form] = Form.useForm<SkuFields>();
  const { save, isPending, error } = useSaveSku(form, { sku, onClose, onAdded });
  return (
    <DetailDrawer
      title={sku ? `${t('sku.edit')} ${sku.code}` : t('sku.add')}
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <div className={styles.footActions}>
          <Button onClick={onClose}>{ui('action.cancel')}</Button>
          <Button type="primary" loading={isPending} onClick={form.submit}>
            {t('form.save')}
          </Button>
        </div>
      }
    >
      <RefusalNote error={error} />
      <Form
        name="sku"
        form={form}
        layout="vertical"
        preserve={false}
        initialValues={fieldsOf(sku, start)}
        onFinish={save}
        autoComplete="off"
      >
        <NameFields />
        <MeasureFields />
        <Form.Item name="components" label={t('bundle.title')} extra={t('bundle.lesson')}>
          <ComponentsField exceptId={sku?.id} />
        </Form.Item>
      </Form>
    </DetailDrawer>
  );
}

function NameFields() {
  const t = useWords(catalogWords);
  const required = { required: true, whitespace: true, message: t('form.required') };
  return (
    <>
      <Form.Item name="code" label={t('sku.code')} extra={t('sku.codeNote')} rules={[required]}>
        <Input maxLength={64} autoFocus />
      </Form.Item>
      <Form.Item name="name" label={t('sku.name')} rules={[required]}>
        <Input maxLength={200} />
      </Form.Item>
      <div className={styles.columns}>
        <Form.Item name="specification" label={t('sku.specification')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="barcode" label={t('sku.barcode')}>
          <Input maxLength={64} inputMode="numeric" />
        </Form.Item>
        <Form.Item name="brand" label={t('sku.brand')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="category" label={t('sku.category')}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
    </>
  );
}

function MeasureFields() {
  const t = useWords(catalogWords);
  const measures = [
    ['weightGram', 'sku.weightGram', 10_000_000],
    ['volumeCm3', 'sku.volume', 1_000_000_000],
    ['lengthMm', 'sku.length', 100_000],
    ['widthMm', 'sku.width', 100_000],
    ['heightMm', 'sku.height', 100_000],
  ] as const;
  return (
    <>
      <div className={styles.measures}>
        <Form.Item name="costYuan" label={t('sku.costYuan')}>
          <NumberField min={0} max={10_000_000} precision={2} controls={false} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="floorYuan" label={t('sku.floorYuan')}>
          <NumberField min={0} max={10_000_000} precision={2} controls={false} style={{ width: '100%' }} />
        </Form.Item>
        {measures.map(([name, label, max]) => (
          <Form.Item key={name} name={name} label={t(label)}>
            <NumberField min={0} max={max} precision={name === 'volumeCm3' ? 3 : 0} controls={false} style={{ width: '100%' }} />
          </Form.Item>
        ))}
      </div>
      <Form.Item name="pictureUrl" label={t('sku.pictureUrl')}>
        <Input maxLength={500} inputMode="url" placeholder="https://" />
      </Form.Item>
    </>
  );
}

const mm3PerCm3 = 1_000;

/** Yuan to fen and cm³ to mm³ by rounding: the fields bear no more decimals than that. */
function contentOf({ costYuan, floorYuan, volumeCm3, components, ...rest }: SkuFields) {
  return {
    ...rest,
    volumeMm3: volumeCm3 === null ? null : Math.round(volumeCm3 * mm3PerCm3),
    cost: costYuan === null ? null : Math.round(costYuan * 100),
    floorPrice: floorYuan === null ? null : Math.round(floorYuan * 100),
    components: components.map(({ sku, quantity }) => ({ skuId: sku.id, quantity })),
  };
}

function fieldsOf(sku: SkuView | null, start: SkuStart = {}): SkuFields {
  const none = {
    weightGram: null,
    volumeCm3: null,
    lengthMm: null,
    widthMm: null,
    heightMm: null,
    costYuan: null,
    floorYuan: null,
    components: [],
  };
  if (!sku) return { code: '', name: '', ...none, ...start };
  const { code, name, specification, barcode, brand, category, pictureUrl, weightGram, lengthMm, widthMm, heightMm } = sku;
  const same = { code, name, specification, barcode, brand, category, pictureUrl, weightGram, lengthMm, widthMm, heightMm };
  return {
    ...same,
    volumeCm3: sku.volumeMm3 === null ? null : sku.volumeMm3 / mm3PerCm3,
    costYuan: sku.cost === null ? null : Number(fenToYuan(fen(sku.cost))),
    floorYuan: sku.floorPrice === null ? null : Number(fenToYuan(fen(sku.floorPrice))),
    components: sku.components.map((component) => ({ sku: component, quantity: component.quantity, cost: component.cost })),
  };
}

type Saving = Pick<SkuFormProps, 'sku' | 'onClose' | 'onAdded'>;

function useSaveSku(form: FormInstance<SkuFields>, { sku, onClose, onAdded }: Saving) {
  const t = useWords(catalogWords);
  const toast = useToast();
  const adding = useCommand(addSku, ['sku', 'listing']);
  const changing = useCommand(changeSku, ['sku', 'listing']);
  const error = sku ? changing.error : adding.error;
  useFieldProblems(form, error);
  const undo = (before: SkuView): void => {
    const question = { skuId: before.id, ...contentOf(fieldsOf(before)) };
    changing.ask(question).then(() => toast.done(t('sku.saved', { code: before.code })), toast.failed);
  };
  const save = (fields: SkuFields): void => {
    const content = contentOf(fields);
    const { code } = content;
    if (sku) {
      changing.give({ skuId: sku.id, ...content }, () => (toast.done(t('sku.saved', { code }), () => undo(sku)), onClose()));
      return;
    }
    adding.give(content, ({ id, matchedCount }) => {
      toast.done(matchedCount > 0 ? t('sku.addedMatched', { code, count: matchedCount }) : t('sku.added', { code }));
      onClose();
      onAdded?.({ id, code });
    });
  };
  return { save, error, isPending: adding.isPending || changing.isPending };
}
