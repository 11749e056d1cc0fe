import { say, type Words, type WordValues } from '@zhidan/core/kernel/words.ts';

/** Reasons not to start, as data: what happened, with which value, and what to do about it. */
export type FailureTable = Readonly<Record<string, Words>>;

/** A reason not to start that a person can cure. Anything else that is thrown is a bug. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
  readonly code: string;
  /** with its values filled in */
  readonly words: Words;

  constructor(code: string, words: Words, values: WordValues = {}) {
    super(`${code}: ${say(words, 'en', values)}`);
    this.code = code;
    this.words = { 'zh-CN': say(words, 'zh-CN', values), en: say(words, 'en', values) };
  }
}
