import { fen } from '@zhidan/core/kernel/money.ts';
import { products, type Product } from './goods-fixture.ts';
import type { Goods } from '../trade.ts';
import type { World } from '../world.ts';

/** The goods of one shop: every product of the table in every form. The codes are the same in each shop of the merchant, the numbers are not. */
export function makeGoods(world: World): Goods[] {
  const chance = world.chance.fork(`goods ${world.nextSeq('stall')}`);
  return products.flatMap((product) => {
    const productSeq = world.nextSeq('product');
    const forms = formsOf(product);
    return forms.map(({ specification, code, price }): Goods => {
      const skuSeq = world.nextSeq('sku');
      return {
        productSeq,
        skuSeq,
        title: product.title,
        specification,
        productCode: product.code,
        merchantCode: code,
        barcode: ean13(
          `69${String(20_000 + products.indexOf(product)).padStart(5, '0')}${String(hashOf(code) % 100_000).padStart(5, '0')}`,
        ),
        price: fen(price),
        stock: chance.between(30, 900),
        weightGram: product.weightGram,
        categoryName: product.category,
        popularity: product.sells / forms.length,
        isGift: product.isGift ?? false,
      };
    });
  });
}

function formsOf(product: Product): Readonly<{ specification: string; code: string; price: number }>[] {
  const [first, second] = product.axes;
  if (!first) return [{ specification: '', code: product.code, price: product.price }];
  return first.values.flatMap((value, row) =>
    (second?.values ?? [null]).map((other, column) => ({
      specification: `${first.name}:${value}${other === null ? '' : `;${second?.name}:${other}`}`,
      code: `${product.code}-${row + 1}${other === null ? '' : column + 1}`,
      price: product.price + product.step * row,
    })),
  );
}

const hashOf = (text: string): number => [...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 99_991, 7);

/** Twelve digits with their check digit. */
function ean13(digits: string): string {
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
