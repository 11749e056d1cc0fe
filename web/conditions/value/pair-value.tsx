import { useState } from 'react';
import { useWords } from '../../lib/words.ts';
import styles from '../conditions.module.css';
import { conditionsWords } from '../conditions-words.ts';
import { NumberInput } from './number-input.tsx';
import type { ValueProps } from './value-props.ts';

type Ends = readonly [number | undefined, number | undefined];

function endsOf(v: ValueProps['v']): Ends {
  const [from, to] = Array.isArray(v) ? v : [];
  return [typeof from === 'number' ? from : undefined, typeof to === 'number' ? to : undefined];
}

/** Two numbers; one alone is kept until the other is there. */
export function PairValue({ field, v, onChange }: ValueProps) {
  const t = useWords(conditionsWords);
  const [half, setHalf] = useState<Ends>([undefined, undefined]);
  const [from, to] = v === undefined ? half : endsOf(v);
  const put = (ends: Ends): void => {
    const [start, end] = ends;
    setHalf(ends);
    onChange(start === undefined || end === undefined ? undefined : [start, end]);
  };
  return (
    <div className={`${styles.value} ${styles.pair}`}>
      <NumberInput label={t('value.start')} field={field} value={from} onChange={(next) => put([next, to])} />
      <span aria-hidden>–</span>
      <NumberInput label={t('value.end')} field={field} value={to} onChange={(next) => put([from, next])} />
    </div>
  );
}
