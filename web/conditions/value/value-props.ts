import type { Operand } from '@zhidan/core/conditions/condition.ts';
import type { Field } from '@zhidan/core/conditions/field.ts';
import type { Operator } from '@zhidan/core/conditions/operator.ts';

/** What the editor of a value is told, whatever kind of value it is. */
export type ValueProps = Readonly<{
  fieldKey: string;
  field: Field;
  op: Operator;
  v: Operand | undefined;
  /** only what is written out: no names, no other fields */
  isLiteral?: boolean;
  /** undefined: nothing is filled in */
  onChange: (v: Operand | undefined) => void;
}>;
