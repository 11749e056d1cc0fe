import { expect, test } from 'vitest';
import { sharedAnswer } from './shared-answer.ts';

/** Looks that end when they are told to. */
function looks() {
  const begun: ((answer: string) => void)[] = [];
  const fail: ((error: Error) => void)[] = [];
  const look = () =>
    new Promise<string>((resolve, reject) => {
      begun.push(resolve);
      fail.push(reject);
    });
  return { begun, fail, look };
}

test('a hundred who ask the same while one looks share the next look, which began after they asked', async () => {
  const owner = {};
  const { begun, look } = looks();
  const first = sharedAnswer(owner, 'q', look);
  const others = Array.from({ length: 99 }, () => sharedAnswer(owner, 'q', look));
  expect(begun).toHaveLength(1);
  begun[0]?.('before');
  expect(await first).toBe('before');
  expect(begun).toHaveLength(2);
  begun[1]?.('after');
  expect(new Set(await Promise.all(others))).toEqual(new Set(['after']));
  void sharedAnswer(owner, 'q', look);
  expect(begun).toHaveLength(3); // nothing is kept
});

test('another question and another merchant have looks of their own; one that failed does not stop the next', async () => {
  const owner = {};
  const { begun, fail, look } = looks();
  const first = sharedAnswer(owner, 'q', look);
  void sharedAnswer(owner, 'other', look);
  void sharedAnswer({}, 'q', look);
  expect(begun).toHaveLength(3);
  const second = sharedAnswer(owner, 'q', look);
  fail[0]?.(new Error('the database is away'));
  await expect(first).rejects.toThrow('away');
  begun[3]?.('back');
  expect(await second).toBe('back');
});
