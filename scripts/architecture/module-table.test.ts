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

test('every module below identity may ask who is calling, and none above it', () => {
  const place = moduleNames.indexOf('identity');
  expect(moduleNames.filter((name) => mayAsk(name).includes('identity'))).toEqual(moduleNames.slice(place + 1));
});

test('every module may ask conditions, and conditions asks none', () => {
  expect(moduleNames.filter((name) => !mayAsk(name).includes('conditions'))).toEqual(['conditions']);
  expect(mayAsk('conditions')).toEqual([]);
});

test('no two modules may ask each other', () => {
  const mutual = moduleNames.flatMap((name) => mayAsk(name).filter((other) => mayAsk(other).includes(name)));
  expect(mutual).toEqual([]);
});

test('two read all: insights is asked by guide alone, and guide, the last, by nobody', () => {
  const [insights, guide] = [moduleNames.indexOf('insights'), moduleNames.indexOf('guide')];
  expect([insights, guide]).toEqual([moduleNames.length - 2, moduleNames.length - 1]);
  expect(mayAsk('insights')).toEqual(moduleNames.slice(0, insights));
  expect(mayAsk('guide')).toEqual(moduleNames.slice(0, guide));
  expect(moduleNames.filter((name) => mayAsk(name).includes('insights'))).toEqual(['guide']);
});
