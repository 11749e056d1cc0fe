import { expect, test } from 'vitest';
import { chanceOf, reactionMs } from './chance.ts';

test('chance is the same for the same seed and subject, whatever else was asked', () => {
  const [one, other] = [chanceOf('7'), chanceOf('7')];
  other('something else');
  expect(one('mispick', 'FH-1')).toBe(other('mispick', 'FH-1'));
  expect(chanceOf('8')('mispick', 'FH-1')).not.toBe(one('mispick', 'FH-1'));
});

test('chance is even: so many of ten thousand fall below a share', () => {
  const chance = chanceOf('even');
  const hits = Array.from({ length: 10_000 }, (_, index) => chance('x', String(index))).filter((one) => one < 0.053).length;
  expect(hits).toBeGreaterThan(450);
  expect(hits).toBeLessThan(610);
});

test('half of the people react within the median; hardly anybody at once or after ages', () => {
  expect(reactionMs(0.5, 480_000)).toBe(480_000);
  expect(reactionMs(0.1, 480_000)).toBeLessThan(480_000 / 2);
  expect(reactionMs(0.9, 480_000)).toBeGreaterThan(480_000 * 2);
  expect(reactionMs(0, 480_000)).toBeGreaterThan(0);
  expect(reactionMs(1, 480_000)).toBeLessThan(480_000 * 30);
});
