import { expect, test } from 'vitest';
import { chanceOf } from '../chance.ts';
import { planFaults } from './plan-faults.ts';

const month = (seed: string) => Array.from({ length: 30 }, (_, index) => planFaults(chanceOf(seed), index + 1, 30));

test('every day kills server, worker and database once; the disk is full on one day alone; each platform has dark nights', () => {
  const days = month('1');
  for (const { blows } of days)
    for (const target of ['server', 'worker', 'database']) expect(blows.filter((blow) => blow.target === target)).toHaveLength(1);
  expect(days.flatMap(({ blows }) => blows).filter(({ target }) => target === 'disk')).toHaveLength(1);
  const dark = days.map(({ troubles }) => troubles.find(({ lastsMinutes }) => lastsMinutes >= 60)?.fault['platform']);
  expect(new Set(dark)).toEqual(new Set(['taobao', 'douyin', 'youzan']));
});

test('the same seed plans the same month, another one another', () => {
  expect(month('1')).toEqual(month('1'));
  expect(month('2')).not.toEqual(month('1'));
});

test('no renewal is refused, nor its answer lost: a dead refresh token needs a person', () => {
  const { troubles } = planFaults(chanceOf('1'), 1, 1);
  for (const kind of ['token_expired', 'lost_answer']) {
    const match = new RegExp(String(troubles.find(({ fault }) => fault['kind'] === kind)?.fault['match']), 'u');
    expect(match.test('POST /router/rest?session=token\nmethod=x')).toBe(true);
    expect(match.test('POST /order/searchList?access_token=1\n')).toBe(true);
    for (const path of ['POST /token?\ngrant_type=refresh_token', 'POST /token/refresh?\n', 'POST /auth/token?\n'])
      expect(match.test(path)).toBe(false);
  }
});
