import { InputNumber, type InputNumberProps } from 'antd';
import { numberTyped } from './number-typed.ts';

/** A field for a number as people type it here: full-width digits of a Chinese keyboard, `¥1,234.50` pasted from a sheet. */
export function NumberField<Value extends number | string = number>(props: InputNumberProps<Value>) {
  return <InputNumber<Value> parser={(text) => numberTyped(text ?? '') as Value} {...props} />;
}
