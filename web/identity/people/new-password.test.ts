import { expect, test } from 'vitest';
import { newPassword } from './new-password.ts';

test('a password to hand over has fourteen letters and digits in groups, none that look alike', () => {
  let next = 0;
  expect(newPassword((limit) => next++ % limit)).toBe('abcd-efgh-jkmn-pq');
  expect(newPassword()).toMatch(/^[a-hj-km-np-z2-9]{4}-[a-hj-km-np-z2-9]{4}-[a-hj-km-np-z2-9]{4}-[a-hj-km-np-z2-9]{2}$/);
});

test('every letter is as likely as another', () => {
  const counts = new Map<string, number>();
  for (const letter of Array.from({ length: 2_000 }, () => newPassword().replaceAll('-', '')).join(''))
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  const expected = (2_000 * 14) / 31;
  expect(counts.size).toBe(31);
  for (const count of counts.values()) expect(Math.abs(count - expected)).toBeLessThan(expected / 3); // over ten standard deviations
});
