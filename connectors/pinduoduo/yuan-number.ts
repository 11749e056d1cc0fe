import { fen, type Fen } from '@zhidan/core/kernel/money.ts';
import { read, type Part } from '@zhidan/core/channels/part.ts';

/**
 * An amount of an order: yuan as a JSON number, 0 when absent. It went through a double on the platform's side, so 51.8 may
 * come as 51.800000000000004.
 * @throws RangeError when it is no whole number of fen
 */
export function yuanNumber(part: Part, name: string): Fen {
  const value = part.fields[name];
  if (typeof value !== 'number') return read.yuan(part, name);
  const amount = Math.round(value * 100);
  if (Math.abs(value * 100 - amount) > 0.000_1) throw new RangeError(`${part.at}${name}: is no whole number of fen`);
  return fen(amount);
}
