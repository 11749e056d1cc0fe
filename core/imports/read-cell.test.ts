import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fenToYuan, fen } from '../kernel/money.ts';
import { cleanCell, normalHeading, normalWord } from './clean-cell.ts';
import { lineListOf, readMicroYuan, readMoment, readMoney, readNumber, readPhone, readQuantity } from './read-cell.ts';

test.each([
  ['="4176302981234567890"', '4176302981234567890'],
  ['="4176""x"', '4176"x'],
  ["'13800001234", '13800001234'],
  ['\t6917010203040506070', '6917010203040506070'],
  ['SF1234567890\t', 'SF1234567890'],
  ['\u200b王小明\ufeff', '王小明'],
  ['-', ''],
  ['NULL', ''],
  ['nul1', 'nul1'],
])('the cell %j shows %j', (cell, text) => expect(cleanCell(cell)).toBe(text));

test.each([
  ['收货地址 ', '收货地址'],
  ['商品总价（元）', '商品总价'],
  ['商品总价(元)', '商品总价'],
  ['商品数量(件)', '商品数量'],
  ['商家备注等级（等级1-5为由高到低）', '商家备注等级(等级1-5为由高到低)'],
  ['下单账号', '下单帐号'],
  ['Order  ID', 'order id'],
  ['商品编码(平台)', '商品编码(平台)'],
])('the heading %j is compared as %j', (heading, normal) => expect(normalHeading(heading)).toBe(normal));

test('a status word is the same with a comma of either width', () => {
  expect(normalWord('买家已付款，等待卖家发货')).toBe(normalWord('买家已付款,等待卖家发货 '));
});

test.each([
  ['99', 9_900],
  ['99.5', 9_950],
  ['1,234.00', 123_400],
  ['￥12.30', 1_230],
  ['257.00元', 25_700],
  ['-12.5', -1_250],
  ['(12.50)', -1_250],
  ['499.00（系统计算中，该值仅供参考）', 49_900],
  ['１２．５０', 1_250],
  ['0.10000', 10],
  ['', null],
  ['-', null],
])('%j is an amount of %j fen', (cell, amount) => expect(readMoney(cell)).toEqual({ value: amount }));

test.each(['一百', '12.345', '1.2.3', '12,34', 'NaN', '99999999999999999999'])('%j is no amount', (cell) =>
  expect(readMoney(cell)).toEqual({ problem: 'amount_unreadable' }),
);

test('whatever we write as yuan we read again', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (amount) => {
      expect(readMoney(fenToYuan(fen(amount)))).toEqual({ value: amount });
    }),
  );
});

test('a price may be finer than a fen; what is paid for it is rounded once', () => {
  expect([readMicroYuan('0.001'), readMicroYuan('1E-3')]).toEqual([{ value: 1_000n }, { value: 1_000n }]);
  expect([lineListOf(1_000n, 1), lineListOf(1_000n, 1_000), lineListOf(18_555_000n, 3)]).toEqual([0, 100, 5_567]);
});

test.each([
  ['2026-11-11 08:30:00', '2026-11-11T00:30:00.000Z'],
  ['2026/11/1 8:05', '2026-11-01T00:05:00.000Z'],
  ['2026年11月11日 08:30:00', '2026-11-11T00:30:00.000Z'],
  ['2026-11-11', '2026-11-10T16:00:00.000Z'],
  ['20261111', '2026-11-10T16:00:00.000Z'],
  ['2026-11-11T08:30:00.123', '2026-11-11T00:30:00.000Z'],
  ['2026-11-11T00:30:00Z', '2026-11-11T00:30:00.000Z'],
  ['2026-11-11 08:30:00+08:00', '2026-11-11T00:30:00.000Z'],
  ['46337.5', '2026-11-11T04:00:00.000Z'],
  ['0001-01-01 00:00:00', null],
  ['0000-00-00 00:00:00', null],
  ['', null],
])('%j is the moment %j', (cell, at) => expect(readMoment(cell)).toEqual({ value: at }));

test.each(['去年', '2026-02-30', '2026-13-01', '11/12/2026', '25:00', '2026-11-11 08:61:00'])('%j is no moment', (cell) =>
  expect(readMoment(cell)).toEqual({ problem: 'moment_unreadable' }),
);

test.each([
  ['2', 2],
  ['2.0', 2],
  ['2件', 2],
  ['×3', 3],
  ['1,000', 1_000],
  ['-4', -4],
  ['', null],
])('%j is a quantity of %j', (cell, quantity) => expect(readQuantity(cell)).toEqual({ value: quantity }));

test.each(['0', '1.5', '两', '2-3'])('%j is no quantity', (cell) => expect(readQuantity(cell)).toEqual({ problem: 'quantity_unreadable' }));

test('a number that Excel cut is told, one of 19 digits is kept', () => {
  expect(readNumber('4.17630298123457E+18')).toEqual({ problem: 'number_damaged' });
  expect(readNumber('1.23457E+17')).toEqual({ problem: 'number_damaged' });
  expect(readNumber('4176302981234567890')).toEqual({ value: '4176302981234567890' });
  expect(readNumber('231111-123456789012345')).toEqual({ value: '231111-123456789012345' });
  expect(readPhone('1.38E+10')).toEqual({ problem: 'number_damaged' });
});

test('a phone loses the country code and keeps its mask', () => {
  expect([readPhone('86-13800001234'), readPhone('+86 13800001234'), readPhone('138****1234')]).toEqual([
    { value: '13800001234' },
    { value: '13800001234' },
    { value: '138****1234' },
  ]);
});
