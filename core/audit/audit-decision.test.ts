import { expect, test } from 'vitest';
import { openMatches, packMatches, type KeptMatch, type PackedMatch } from './audit-decision.ts';

test('what is left out of a kept match is put back, and the text is the JSON of the rest', () => {
  const condition = { f: 'order.paid', op: 'gte', v: 100 } as const;
  const usual = { path: 'all[0]', condition, holds: true, actual: null, isHidden: false, matches: [], items: [] };
  const told = { ...usual, path: 'all[1]', holds: false, actual: '"引号"', matches: ['临时'], items: [1] };
  const heads = { ruleKey: 'big', version: 3, name: '大额', phase: 'audit', verdict: null, isSpent: false } as const;
  const matches: KeptMatch[] = [
    { ...heads, because: [usual, told], wouldChange: ['all[1]'] },
    { ...heads, because: [], wouldChange: [] },
  ];
  const text = packMatches(matches);
  expect(openMatches(JSON.parse(text) as PackedMatch[])).toEqual(matches);
  const { isHidden: _hidden, ...unusual } = told;
  const because = [{ path: 'all[0]', condition }, unusual];
  expect(text).toBe(JSON.stringify([{ ...heads, because, wouldChange: ['all[1]'] }, matches[1]]));
});
