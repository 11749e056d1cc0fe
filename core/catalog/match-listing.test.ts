import { expect, test } from 'vitest';
import { listingKey } from './listing.ts';
import { matchListing, type MatchCandidate } from './match-listing.ts';
import type { SkuId } from './sku.ts';

const sku = (id: string, code: string, barcode = ''): MatchCandidate => ({ id: id as SkuId, code, barcode });
const shelf = [sku('1', 'BABY-01', '690001'), sku('2', 'baby-02'), sku('3', 'Twin', '690003'), sku('4', 'TWIN', '690003')];

test.each([
  ['its code as it is written', 'BABY-01', '', '1', 'merchant_code'],
  ['its code in another case, width and with blanks', ' ｂａｂｙ－０１\u200b', '', '1', 'merchant_code'],
  ['its code as written, where two differ only in case', 'TWIN', '', '4', 'merchant_code'],
  ['its barcode, when the code is unknown', 'X', '690001 ', '1', 'barcode'],
  ['its barcode, when there is no code', '', '690001', '1', 'barcode'],
  ['its code rather than its barcode', 'baby-02', '690001', '2', 'merchant_code'],
])('a listing is matched by %s', (_how, merchantCode, barcode, skuId, by) => {
  expect(matchListing({ merchantCode, barcode }, shelf)).toEqual({ skuId, by });
});

test.each([
  ['says nothing', '', ''],
  ['has a code and a barcode that nobody knows', 'X', '1'],
  ['has a code that fits two SKUs alike', 'tWiN', ''],
  ['has a barcode that two SKUs have', '', '690003'],
])('a listing that %s is left to a person', (_what, merchantCode, barcode) => {
  expect(matchListing({ merchantCode, barcode }, shelf)).toBeNull();
});

const line = { productNo: '', skuNo: '', merchantCode: '', barcode: '', title: '奶瓶', specification: '240ml', pictureUrl: '' };

test('lines of a sheet without numbers are told apart by code, barcode or title', () => {
  expect(listingKey({ ...line, productNo: '6001', skuNo: '' })).toEqual({ productNo: '6001', skuNo: '' });
  expect(listingKey({ ...line, merchantCode: 'A', barcode: '690' })).toEqual({ productNo: '', skuNo: 'A' });
  expect(listingKey({ ...line, barcode: '690' })).toEqual({ productNo: '', skuNo: '690' });
  expect(listingKey(line)).toEqual({ productNo: '', skuNo: '奶瓶 240ml' });
});
