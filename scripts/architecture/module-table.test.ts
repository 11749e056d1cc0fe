import { expect, test } from 'vitest';
import { mayAsk, moduleNames, moduleTable, type ModuleName } from './module-table.ts';

test('no module asks itself by any chain: rows ask only rows above them', () => {
  const upward = moduleNames.flatMap((name, place) => {
    const row: readonly string[] | 'all' = moduleTable[name];
    return row === 'all'
      ? []
      : row.filter((other) => !moduleNames.slice(0, place).includes(other as ModuleName)).map((other) => `${name} → ${other}`);
  });
  expect(upward).toEqual([]);
});

test('every module may ask who is calling', () => {
  const cannot = moduleNames.filter((name) => name !== 'identity' && !mayAsk(name).includes('identity'));
  expect(cannot).toEqual([]);
});

test('insights may read all and is asked by nobody', () => {
  expect(mayAsk('insights')).toHaveLength(moduleNames.length - 1);
  expect(moduleNames.filter((name) => mayAsk(name).includes('insights'))).toEqual([]);
});
