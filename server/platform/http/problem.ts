import { STATUS_CODES } from 'node:http';
import type { RefusalTable } from '@zhidan/core/kernel/refusal-table.ts';
import { Refused } from '@zhidan/core/kernel/result.ts';
import { say, type Language, type WordValues } from '@zhidan/core/kernel/words.ts';
import type { InputProblem } from './input-problem.ts';
import { InputInvalid } from './parse-input.ts';

/** An answer that says no: RFC 9457 with our stable code and the values of its words. */
export type Problem = Readonly<{
  type: string;
  title: string;
  status: number;
  code: string;
  values: WordValues;
  detail: string;
  /** names the request; the log line of a fault bears the same number */
  instance: string;
  /** of `input.invalid`: each field with what is wrong with it */
  problems?: readonly InputProblem[];
}>;

export type ProblemAsk = Readonly<{ refusals: RefusalTable; language: Language; requestId: string }>;

/** A refusal as it is answered. A code that no table has is a fault of ours and says so. */
export function problemOf(refused: Refused, ask: ProblemAsk): Problem {
  const { code, values } = refused.refusal;
  const words = ask.refusals[code];
  if (!words) return problemOf(new Refused('fault.unexpected', { errorId: ask.requestId }), ask);
  return {
    type: `urn:zhidan:problem:${code}`,
    title: STATUS_CODES[words.status] ?? '',
    status: words.status,
    code,
    values,
    detail: say(words, ask.language, values),
    instance: `urn:zhidan:request:${ask.requestId}`,
    ...(refused instanceof InputInvalid ? { problems: refused.problems } : {}),
  };
}
