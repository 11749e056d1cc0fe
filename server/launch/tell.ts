import { say, type Words, type WordValues } from '@zhidan/core/kernel/words.ts';
import { StartFailure } from '../platform/start-failure.ts';

/** Tells the person at the terminal one thing in both languages. */
export function tell(words: Words, values: WordValues = {}): void {
  process.stdout.write(`${say(words, 'zh-CN', values)} / ${say(words, 'en', values)}\n`);
}

/** Tells why it does not work: with the cure when there is one, with the place in the code when it is a fault of ours. */
export function tellFailure(error: unknown): void {
  if (error instanceof StartFailure) process.stderr.write(`\n✗ ${error.words['zh-CN']}\n\n  ${error.words.en}\n\n`);
  else
    process.stderr.write(
      `\n✗ 程序出错，请把以下内容发给我们 / A fault in the program; please report the lines below\n${errorText(error)}\n`,
    );
}

function errorText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
