import { startingRoles } from '@zhidan/core/identity/role.ts';
import type { Words } from '@zhidan/core/kernel/words.ts';
import { sellerFlagColors } from '@zhidan/core/orders/seller-flag.ts';
import { Input, Select } from 'antd';
import type { Choice } from '../../../conditions/index.ts';
import { useSay, useWords } from '../../../lib/words.ts';
import { SkuSelect } from '../../../orders/index.ts';
import { auditWords } from '../../audit-words.ts';
import styles from '../../audit.module.css';
import { useRuleChoices } from './use-rule-choices.ts';
import { NumberField } from '../../../ui/number-field.tsx';

type AskedFieldProps = Readonly<{
  /** as the table of actions calls it: reason, role, minutes */
  name: string;
  /** the form the table wants */
  schema: unknown;
  value: string | number | undefined;
  isMissing: boolean;
  onChange: (value: string | number) => void;
}>;

/** One thing that an action asks, drawn from the form that the table of actions gives it. */
export function AskedField({ name, schema, value, isMissing, onChange }: AskedFieldProps) {
  const t = useWords(auditWords);
  const choices = useChoices(name);
  const label = askedNames.includes(name as AskedName) ? t(`ask.${name as AskedName}`) : name;
  const status = isMissing ? 'error' : '';
  if (name === 'sku') return <SkuSelect {...(value ? { value: String(value) } : {})} onChange={onChange} />;
  if (choices)
    return (
      <Select
        aria-label={label}
        popupMatchSelectWidth={false}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={label}
        status={status}
        value={value === '' ? undefined : value}
        options={[...choices]}
        onChange={onChange}
      />
    );
  if (isNumber(schema))
    return (
      <NumberField
        style={{ width: 170 }}
        aria-label={label}
        title={label}
        prefix={<span className={styles.faint}>{label}</span>}
        precision={0}
        status={status}
        value={value === '' ? null : (value ?? null)}
        onChange={(next) => onChange(next === null ? '' : Number(next))}
      />
    );
  return (
    <Input
      className={styles.asked}
      aria-label={label}
      placeholder={label}
      maxLength={200}
      status={status}
      value={String(value ?? '')}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

const askedNames = [
  'reason',
  'role',
  'minutes',
  'tag',
  'warehouse',
  'carrier',
  'template',
  'points',
  'orders',
  'kilograms',
  'quantity',
  'note',
  'color',
  'task',
  'hook',
  'hits',
] as const;
type AskedName = (typeof askedNames)[number];

const isNumber = (schema: unknown): boolean =>
  typeof schema === 'object' && schema !== null && 'type' in schema && (schema.type === 'number' || schema.type === 'int');

function useChoices(name: string): readonly Choice[] | null {
  const say = useSay();
  const { carriers, hooks, warehouses } = useRuleChoices();
  const choicesOf = (table: Readonly<Record<string, Words>>): Choice[] =>
    Object.entries(table).map(([value, words]) => ({ value, label: say(words) }));
  if (name === 'role') return Object.entries(startingRoles).map(([value, { words }]) => ({ value, label: say(words) }));
  if (name === 'color') return choicesOf(sellerFlagColors);
  if (name === 'carrier') return carriers;
  if (name === 'hook') return hooks;
  return name === 'warehouse' ? warehouses : null;
}
