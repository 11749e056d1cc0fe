import { expect, test } from 'vitest';
import type { ListingId } from './listing.ts';
import { planSkus, type KnownCode, type UnmatchedGoods } from './plan-skus.ts';
import type { SkuId } from './sku.ts';

const goods = (id: string, change: Partial<UnmatchedGoods> = {}): UnmatchedGoods => ({
  listingId: id as ListingId,
  shopId: 'tmall',
  productNo: `p${id}`,
  title: '婴儿连体衣',
  specification: '73cm',
  merchantCode: 'BABY-01',
  barcode: '',
  pictureUrl: '',
  ...change,
});
const known = (code: string, state: KnownCode['state'] = 'active'): KnownCode => ({ skuId: `sku ${code}` as SkuId, code, state });

test('one SKU is made for a code that several shops sell, named by its newest listing', () => {
  const plan = planSkus(
    [goods('1', { title: '新款连体衣' }), goods('2', { shopId: 'douyin', merchantCode: ' baby-01', barcode: '690001' })],
    [],
  );
  expect(plan.conflicts).toEqual([]);
  expect(plan.create).toEqual([
    { code: 'BABY-01', name: '新款连体衣', specification: '73cm', barcode: '690001', pictureUrl: '', listingIds: ['1', '2'] },
  ]);
});

test('a code that is there already is matched and not made again; a retired one is restored', () => {
  const plan = planSkus([goods('1'), goods('2', { merchantCode: 'old' })], [known('baby-01'), known('OLD', 'retired')]);
  expect(plan.create).toEqual([]);
  expect(plan.match).toEqual([
    { skuId: 'sku baby-01', code: 'baby-01', isRetired: false, listingIds: ['1'] },
    { skuId: 'sku OLD', code: 'OLD', isRetired: true, listingIds: ['2'] },
  ]);
});

test.each([
  [
    'stands on two specifications of one product',
    'code_on_several',
    [goods('1'), goods('2', { productNo: 'p1', specification: '80cm' })],
    [],
  ],
  ['fits two SKUs alike', 'code_ambiguous', [goods('1')], [known('Baby-01'), known('baby-01')]],
  ['is empty', 'no_code', [goods('1', { merchantCode: ' ' })], []],
] as const)('nothing is made of a code that %s', (_what, reason, listings, shelf) => {
  const plan = planSkus(listings, shelf);
  expect([plan.create, plan.match]).toEqual([[], []]);
  expect(plan.conflicts).toMatchObject([{ reason, listings: listings.map(({ listingId }) => ({ listingId })) }]);
});
