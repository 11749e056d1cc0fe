import { expect, test } from 'vitest';
import { pastedRegions } from './pasted-regions.ts';

test('lines of a notice are read as regions, and those that are none are named', () => {
  expect(pastedRegions('浙江省宁波市\n\n 新疆；西藏\r\n全国\n某某路 3 号')).toEqual({
    paths: ['浙江省/宁波市', '新疆维吾尔自治区', '西藏自治区', '全国'],
    unknown: ['某某路 3 号'],
  });
});
