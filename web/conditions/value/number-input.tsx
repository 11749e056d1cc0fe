import type { Field } from '@zhidan/core/conditions/field.ts';
import { useSay } from '../../lib/words.ts';
import styles from '../conditions.module.css';
import { NumberField } from '../../ui/number-field.tsx';

type NumberInputProps = Readonly<{ label: string; field: Field; value: number | undefined; onChange: (value: number | undefined) => void }>;

const fenOfYuan = 100;

/** A number in the unit that people speak of: money in yuan, kept in fen. */
export function NumberInput({ label, field, value, onChange }: NumberInputProps) {
  const say = useSay();
  const isMoney = field.type === 'fen';
  const scale = isMoney ? fenOfYuan : 1;
  return (
    <NumberField
      className={styles.grows}
      aria-label={label}
      controls={false}
      precision={isMoney ? 2 : field.type === 'whole' ? 0 : undefined}
      prefix={isMoney ? '¥' : undefined}
      suffix={field.unit && say(field.unit)}
      value={value === undefined ? null : value / scale}
      onChange={(next) => onChange(next === null ? undefined : isMoney ? Math.round(next * scale) : next)}
    />
  );
}
