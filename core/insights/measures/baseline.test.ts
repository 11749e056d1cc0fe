import { expect, test } from 'vitest';
import { measureNamed, readBaseline, readBaselines } from './baseline.ts';

test.each([
  ['7.8 小时', 'seconds', 28_080],
  ['7.8', 'seconds', 28_080],
  ['18min', 'seconds', 1_080],
  ['4 h', 'seconds', 14_400],
  ['0.5天', 'seconds', 43_200],
  ['5.3%', 'share', 530],
  ['38', 'share', 3_800],
  ['３８％', 'share', 3_800],
  ['5.3%', 'seconds', null],
  ['7.8 小时', 'share', null],
  ['很久', 'seconds', null],
  ['101%', 'share', null],
  ['-1', 'share', null],
] as const)('people write “%s” for %s and mean %s', (text, unit, value) => expect(readBaseline(text, unit)).toBe(value));

test('a measure is known by our words in both languages and by what the trade calls it', () => {
  expect(['处理时长', 'Handling time', '错发/漏发率', '“where is it” questions', 'approvals', '毛利'].map(measureNamed)).toEqual([
    'handling',
    'handling',
    'misshipped',
    'questions',
    'answers',
    null,
  ]);
});

const sheet = (...rows: readonly string[][]) => rows.map((cells, index) => ({ number: index + 1, cells }));

test('a sheet of figures is read with or without headings; what nobody knew is passed over', () => {
  const rows = sheet(['指标', '上线前', '说明'], ['订单处理时长', '7.8 小时', '三月人工统计'], ['审批时长', ''], ['错发率', '5.3%']);
  expect(readBaselines(rows)).toEqual({
    items: [
      { measure: 'handling', value: 28_080, note: '三月人工统计' },
      { measure: 'misshipped', value: 530, note: '' },
    ],
    problem: null,
  });
  expect(readBaselines(sheet(['处理时长', '7.8'])).items).toHaveLength(1);
});

test('one row that cannot be read stops the whole sheet, and is named', () => {
  expect(readBaselines(sheet(['处理时长', '7.8'], ['毛利', '30%']))).toEqual({
    items: [],
    problem: { row: 2, code: 'baseline.measure_unknown', value: '毛利' },
  });
  expect(readBaselines(sheet(['错发率', '5.3%'], ['处理时长', '大概 8 点']))).toMatchObject({
    problem: { row: 2, code: 'baseline.value_unreadable', value: '大概 8 点' },
  });
});
