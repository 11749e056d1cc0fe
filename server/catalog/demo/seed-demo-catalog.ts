import { skuCreated } from '@zhidan/core/catalog/catalog-event.ts';
import type { SkuContent, SkuId } from '@zhidan/core/catalog/sku.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { fen } from '@zhidan/core/kernel/money.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { emit } from '../../platform/journal/emit.ts';
import type { Merchant } from '../../platform/merchant.ts';
import { newId } from '../../platform/new-id.ts';
import { matchWaiting } from '../listings/match-waiting.ts';
import { journaledSku } from '../skus/journaled-sku.ts';
import { hasSkus, insertSkus, type SkuToSave } from '../skus/sku-store.ts';
import { demoBundles, demoFamilies, type DemoFamily } from './demo-goods-fixture.ts';

/** Fills an empty catalog with the demo's SKUs and bundles; a merchant that has SKUs stays as it is. Answers how many were written. */
export async function seedDemoCatalog(merchant: Merchant): Promise<number> {
  const now = merchant.clock();
  const by = systemCaller('demo');
  return inTransaction(merchant.db, async (tx) => {
    if (await hasSkus(tx)) return 0;
    const plain = demoFamilies.flatMap(skusOf).map((content, index) => ({
      id: newId<SkuId>(now),
      content: { ...content, barcode: content.barcode || (content.weightGram === null ? '' : ean13(`693600${index + 100_000}`)) },
      now: plusMs(now, index),
    }));
    const idOf = new Map(plain.map(({ id, content }) => [content.code, id]));
    const bundles = demoBundles.map(({ parts, ...bundle }, index): SkuToSave => {
      const components = Object.entries(parts).map(([code, quantity]) => {
        const skuId = idOf.get(code);
        if (!skuId) throw new Error(`the demo's bundle ${bundle.code} needs ${code}, which is no SKU of the demo`);
        return { skuId, quantity };
      });
      return { id: newId<SkuId>(now), content: { ...unknown, ...bundle, components }, now: plusMs(now, plain.length + index) };
    });
    const skus = [...plain, ...bundles];
    await insertSkus(tx, skus);
    await emit(
      tx,
      { by, now },
      skus.map(({ id, content }) => skuCreated({ subjectId: id, payload: {}, after: journaledSku(content) })),
    );
    await matchWaiting(
      tx,
      { by, now },
      skus.map(({ content }) => content),
    );
    return skus.length;
  });
}

const unknown: Omit<SkuContent, 'code' | 'name' | 'specification' | 'category'> = {
  barcode: '',
  brand: '',
  pictureUrl: '',
  weightGram: null,
  volumeMm3: null,
  lengthMm: null,
  widthMm: null,
  heightMm: null,
  cost: null,
  floorPrice: null,
  components: [],
};

/** One SKU for each row and column of a family, `NBY-NK-1`, `XMY-NP-12`. */
function skusOf({ code, axes, cost, step = 0, barcodes = {}, ...family }: DemoFamily): SkuContent[] {
  const [rows = [''], columns = ['']] = axes;
  return rows.flatMap((row, rowIndex) =>
    columns.map((column, columnIndex) => {
      const place = `${rowIndex + 1}${columns.length > 1 || column ? columnIndex + 1 : ''}`;
      const own = axes.length === 0 ? code : `${code}-${place}`;
      return {
        ...unknown,
        ...family,
        code: own,
        specification: [row, column].filter(Boolean).join(' '),
        barcode: barcodes[own] ?? '',
        cost: cost === null ? null : fen(cost + step * rowIndex),
      };
    }),
  );
}

/** Twelve digits with their check digit. */
function ean13(digits: string): string {
  const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
