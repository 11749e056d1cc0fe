import { mayChoose, type Chooser } from '../fulfillment-order.ts';

/** What somebody chose, and who. */
export type Choice<Value> = Readonly<{ value: Value; by: Chooser | null }>;

/** Of the choices of several the strongest holds, of equals the first; null where nobody has chosen. */
export function strongestChoice<Value>(choices: readonly Choice<Value | null>[]): Choice<Value> | null {
  let strongest: Choice<Value> | null = null;
  for (const { value, by } of choices) {
    if (value === null) continue;
    const isWeaker = strongest !== null && (by === null || mayChoose(strongest.by ?? 'route', by));
    if (!isWeaker) strongest = { value, by };
  }
  return strongest;
}
