import { componentLimit, type SkuBrief } from '@zhidan/core/catalog/sku-api.ts';
import { fen, type Fen } from '@zhidan/core/kernel/money.ts';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { moneyText } from '../../lib/formats.ts';
import { useWords } from '../../lib/words.ts';
import { DetailDrawer } from '../../ui/detail-drawer.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { catalogWords } from '../catalog-words.ts';
import styles from '../catalog.module.css';
import { SkuOptions } from '../sku-options.tsx';
import { SkuText } from '../sku-text.tsx';

/** A component as the form holds it; cost is undefined while it is not known whether there is one. */
export type ComponentRow = Readonly<{ sku: SkuBrief; quantity: number; cost?: Fen | null }>;

type ComponentsFieldProps = Readonly<{
  value?: readonly ComponentRow[];
  onChange?: (rows: ComponentRow[]) => void;
  /** the SKU itself */
  exceptId: string | undefined;
}>;

/** The components of a bundle: find, count, remove. Empty: a plain SKU. */
export function ComponentsField({ value = [], onChange, exceptId }: ComponentsFieldProps) {
  const t = useWords(catalogWords);
  const [isFinding, setFinding] = useState(false);
  const add = (sku: SkuBrief & Partial<Readonly<{ cost: Fen | null }>>): void => {
    setFinding(false);
    if (value.some((row) => row.sku.id === sku.id)) return;
    onChange?.([...value, { sku, quantity: 1, ...(sku.cost === undefined ? {} : { cost: sku.cost }) }]);
  };
  const count = (at: number, quantity: number | null): void =>
    onChange?.(value.map((row, index) => (index === at ? { ...row, quantity: quantity ?? 1 } : row)));
  return (
    <>
      {value.map(({ sku, quantity }, index) => (
        <div key={sku.id} className={styles.component}>
          <div className={styles.componentSku}>
            <SkuText sku={sku} />
          </div>
          <NumberField
            min={1}
            max={9_999}
            precision={0}
            value={quantity}
            aria-label={`${t('bundle.quantity')} ${sku.code}`}
            prefix="×"
            style={{ width: 90 }}
            onChange={(next) => count(index, next)}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={`${t('bundle.remove')} ${sku.code}`}
            title={t('bundle.remove')}
            onClick={() => onChange?.(value.filter((_, other) => other !== index))}
          />
        </div>
      ))}
      <CostNote rows={value} />
      <Button icon={<PlusOutlined />} disabled={value.length >= componentLimit} onClick={() => setFinding(true)}>
        {t('bundle.add')}
      </Button>
      <DetailDrawer title={t('bundle.add')} isOpen={isFinding} onClose={() => setFinding(false)}>
        <SkuOptions suggested={[]} isPending={false} kind="plain" exceptId={exceptId} onChoose={add} />
      </DetailDrawer>
    </>
  );
}

function CostNote({ rows }: { rows: readonly ComponentRow[] }) {
  const t = useWords(catalogWords);
  if (rows.length === 0) return null;
  if (rows.some(({ cost }) => !cost)) return <p className={styles.quiet}>{t('bundle.costUnknown')}</p>;
  const sum = fen(rows.reduce((total, { cost, quantity }) => total + (cost ?? 0) * quantity, 0));
  return <p className={styles.quiet}>{t('bundle.cost', { cost: moneyText(sum) })}</p>;
}
