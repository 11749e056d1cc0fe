import { rowOf, type OperandKind } from '@zhidan/core/conditions/operator.ts';
import type { ReactNode } from 'react';
import { ClocksValue, WeekdaysValue } from './clock-values.tsx';
import { ManyValue } from './many-value.tsx';
import { MomentValue } from './moment-value.tsx';
import { OneValue } from './one-value.tsx';
import { PairValue } from './pair-value.tsx';
import type { ValueProps } from './value-props.ts';

const editors: Readonly<Record<Exclude<OperandKind, 'nothing'>, (props: ValueProps) => ReactNode>> = {
  one: OneValue,
  many: ManyValue,
  pair: PairValue,
  moment: MomentValue,
  clocks: ClocksValue,
  weekdays: WeekdaysValue,
};

/** What a field is compared with, typed as the field and its relation want it. */
export function ValueEditor(props: ValueProps) {
  const { takes } = rowOf(props.op);
  if (takes === 'nothing') return null;
  const Editor = editors[takes];
  return <Editor {...props} />;
}
