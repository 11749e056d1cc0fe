import { expect, test } from 'vitest';
import { mayAsk, moduleNames, moduleTable } from './module-table.ts';

test('no module asks itself by any chain: the table has no circle', () => {
  const placed = new Set<string>();
  for (const name of moduleNames) {
    const row = moduleTable[name];
    if (row !== 'all')
      expect(
        row.filter((other) => !placed.has(other)),
        `${name} asks rows that stand below it`,
      ).toEqual([]);
    placed.add(name);
  }
});

test('every module may ask who is calling', () => {
  for (const name of moduleNames) if (name !== 'identity') expect(mayAsk(name)).toContain('identity');
});

test('insights may read all and is asked by nobody', () => {
  expect(mayAsk('insights')).toHaveLength(moduleNames.length - 1);
  for (const name of moduleNames) expect(mayAsk(name)).not.toContain('insights');
});
