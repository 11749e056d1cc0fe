import { Refused } from '@zhidan/core/kernel/result.ts';
import type { Language } from '@zhidan/core/kernel/words.ts';
import type { z } from 'zod';
import { inputProblems, type InputProblem } from './input-problem.ts';

/** The refusal of an input with every problem in it, so that a form can mark each field. */
export class InputInvalid extends Refused {
  readonly problems: readonly InputProblem[];

  constructor(problems: readonly InputProblem[]) {
    super('input.invalid', { problems: problems.map(({ field, text }) => (field === '' ? text : `${field} ${text}`)).join('; ') });
    this.problems = problems;
  }
}

/**
 * The input as its contract says it is.
 * @throws InputInvalid `input.invalid` with all problems at once
 */
export function parseInput<Output>(schema: z.ZodType<Output>, input: unknown, language: Language): Output {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new InputInvalid(inputProblems(parsed.error.issues, input, language));
  return parsed.data;
}
