import { expect, test } from 'vitest';
import { contentOf, differenceOf, presetCodes, presetRuleKeys, rulePresets, withContent } from './rule-preset.ts';

const rule = (key: string, isOn: boolean) => ({ rule: { key, isOn } as never, version: 1 });
const limit = (value: number) => ({ name: '限额', type: 'fen', value }) as const;
const house = {
  live: [...presetRuleKeys.map((key) => rule(key, false)), rule('my-own', true)],
  names: { lists: {}, conditions: {}, parameters: { 'high-amount': limit(1), 'large-amount': limit(2), 'my-limit': limit(3) } },
};

test.each(presetCodes)('what is taken stands: %s', (code) => {
  const taken = withContent(house, rulePresets[code]);
  expect(differenceOf(contentOf(taken), rulePresets[code])).toBe(0);
  expect(differenceOf(contentOf(house), rulePresets[code])).toBeGreaterThan(5);
});

test('a preset leaves the merchant’s own rules and limits alone', () => {
  const { live, names } = withContent(house, rulePresets.automatic);
  expect(live.find(({ rule: { key } }) => key === 'my-own')?.rule.isOn).toBe(true);
  expect(names.parameters['my-limit']).toEqual(limit(3));
});

test('a limit that the merchant took away stays away', () => {
  const without = { ...house, names: { ...house.names, parameters: { 'large-amount': limit(2) } } };
  const { names } = withContent(without, rulePresets.careful);
  expect(names.parameters).toEqual({ 'large-amount': limit(100_000) });
});

test('each preset lets more pass than the one before: a higher limit, and no preset goes without the two rules of the first hour', () => {
  const limits = presetCodes.map((code) => rulePresets[code].parameters['high-amount']);
  expect(limits).toEqual(limits.toSorted((one, other) => one - other));
  for (const code of presetCodes) expect(rulePresets[code].on).toEqual(expect.arrayContaining(['risky-address', 'abnormal-amount']));
});
