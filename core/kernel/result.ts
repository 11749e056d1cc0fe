import type { WordValues } from './words.ts';

/** An expected "no": a stable code and the values of its words; the sentence lives in a refusal table. */
export type Refusal = Readonly<{ code: string; values: WordValues }>;

export type Result<Value> = Readonly<{ ok: true; value: Value }> | Readonly<{ ok: false; refusal: Refusal }>;

export function ok<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function refuse(code: string, values: WordValues = {}): Result<never> {
  return { ok: false, refusal: { code, values } };
}

/** A refusal on its way out of a command: thrown, so that the transaction rolls back. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: Refusal;

  constructor(code: string, values: WordValues = {}) {
    super(code);
    this.refusal = { code, values };
  }
}

/** The value of a decision, or its refusal thrown. */
export function orRefuse<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Refused(result.refusal.code, result.refusal.values);
  return result.value;
}
