import type { SkuId } from '@zhidan/core/catalog/sku.ts';
import type { WarehouseId } from '@zhidan/core/inventory/warehouse.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { expect, test } from 'vitest';
import type { Tx } from '../platform/db/database.ts';
import { testTx, type TestMerchant } from '../testing/test-merchant.ts';
import { asked } from '../testing/test-news.ts';
import { aDocumentId, aReference, aStockHouse, outcomesOf, stockOf } from '../testing/test-stock-house.ts';
import { reverseStockDocument } from './documents/reverse-stock-document.ts';
import { consumeStock, releaseStock, reserveStock, verifyStock } from './index.ts';
import { listStockMoves } from './levels/move-list-query.ts';
import { listStock, sumStock } from './levels/stock-list-query.ts';
import { closeWarehouse } from './warehouses/close-warehouse.ts';

const refused = (code: string) => expect.objectContaining({ refusal: expect.objectContaining({ code }) as unknown });

const newsOf = async (tx: Tx, event: string) =>
  (await tx.selectFrom('journal').select('payload').where('event', '=', event).orderBy('seq').execute()).map(({ payload }) => payload);

const aHouse = async (tx: Tx, merchant: TestMerchant) => aStockHouse(merchant, (work) => work(tx));

async function whole(tx: Tx): Promise<void> {
  expect(await verifyStock(tx)).toMatchObject({ breakCount: 0, breaks: [] });
}

test(
  'goods that came are promised, leave, and each piece is explained by a document of the ledger',
  testTx(async (tx, merchant) => {
    const house = await aHouse(tx, merchant);
    const { by, now } = asked(merchant.clock);
    const a = await house.addSku('A');
    await house.post('inbound', [{ skuId: a, quantity: 10, bin: 'A-01-02' }]);
    const [first, second] = [house.ask([[a, 4]]), house.ask([[a, 3]])];
    expect(outcomesOf(await reserveStock(tx, { by, now, asks: [first, second, house.ask([[a, 4]])] }))).toEqual([
      'reserved',
      'reserved',
      'short',
    ]);
    expect(await stockOf(tx, a)).toEqual([10, 7]);
    expect(await consumeStock(tx, { by, now, references: [first.reference, second.reference, aReference()] })).toMatchObject([
      { outcome: 'consumed' },
      { outcome: 'consumed' },
      { outcome: 'none' },
    ]);
    expect(await stockOf(tx, a)).toEqual([3, 0]);
    const { items } = await listStockMoves(tx, { by, now, skuId: a, warehouseId: house.warehouseId, limit: 50 });
    expect(items.map(({ kind, quantity, onHandAfter }) => [kind, quantity, onHandAfter]).at(-1)).toEqual(['inbound', 10, 10]);
    expect(items.map(({ onHandAfter }) => onHandAfter)[0]).toBe(3);
    expect(items.filter(({ kind }) => kind === 'ship').map(({ referenceId }) => referenceId)).toEqual(
      expect.arrayContaining([first.reference.id, second.reference.id]),
    );
    expect(items.at(-1)).toMatchObject({ referenceNo: expect.stringMatching(/^RK-\d{6}$/) as unknown, reason: '测试' });
    await whole(tx);
  }),
);

test(
  'delivered twice counts once: an inbound, a reservation, a shipment, a release, an undoing',
  testTx(async (tx, merchant) => {
    const house = await aHouse(tx, merchant);
    const { by, now } = asked(merchant.clock);
    const [a, documentId] = [await house.addSku('A'), aDocumentId()];
    const inbound = () => house.post('inbound', [{ skuId: a, quantity: 10 }], { documentId });
    expect(await inbound()).toEqual(await inbound());
    const source = { kind: 'return', id: aReference().id };
    const returned = () => house.post('return', [{ skuId: a, quantity: 1 }], { source });
    expect(await returned()).toEqual(await returned());
    expect(await stockOf(tx, a)).toEqual([11, 0]);
    const asks = [house.ask([[a, 4]]), house.ask([[a, 2]])];
    const [kept, given] = asks.map(({ reference }) => reference);
    await reserveStock(tx, { by, now, asks });
    expect(outcomesOf(await reserveStock(tx, { by, now, asks }))).toEqual(['held', 'held']);
    for (const count of [1, 0]) expect(await releaseStock(tx, { by, now, references: [given!] })).toHaveLength(count);
    for (const outcome of ['consumed', 'before'])
      expect(await consumeStock(tx, { by, now, references: [kept!] })).toMatchObject([{ outcome }]);
    expect(outcomesOf(await reserveStock(tx, { by, now, asks }))).toEqual(['consumed', 'reserved']);
    expect(await stockOf(tx, a)).toEqual([7, 2]);
    const other = await house.post('adjust', [{ skuId: a, quantity: 5 }], { documentId: aDocumentId() });
    const undo = {
      by,
      now,
      documentId: (
        await tx
          .selectFrom('stock_documents')
          .select('id')
          .where('no', '=', Number(other.no.slice(3)))
          .executeTakeFirstOrThrow()
      ).id as never,
      reversalId: aDocumentId(),
      note: '',
    };
    expect(await reverseStockDocument(tx, undo)).toEqual(await reverseStockDocument(tx, undo));
    await expect(reverseStockDocument(tx, { ...undo, reversalId: aDocumentId() })).rejects.toEqual(refused('stock_document.reversed'));
    expect(await stockOf(tx, a)).toEqual([7, 2]);
    await whole(tx);
  }),
);

test(
  'a count that finds less than was promised takes back the last promises, whole, and names the documents',
  testTx(async (tx, merchant) => {
    const house = await aHouse(tx, merchant);
    const [a, b] = [await house.addSku('A'), await house.addSku('B')];
    await house.post('inbound', [
      { skuId: a, quantity: 10 },
      { skuId: b, quantity: 10 },
    ]);
    const asks = [
      house.ask([[a, 4]]),
      house.ask([
        [a, 3],
        [b, 2],
      ]),
      house.ask([[a, 3]]),
    ];
    const { by, now } = asked(merchant.clock);
    for (const [index, ask] of asks.entries()) await reserveStock(tx, { by, now: plusMs(now, index), asks: [ask] });
    expect(await house.post('count', [{ skuId: a, counted: 6 }])).toMatchObject({ pieceCount: 4, lostCount: 2 });
    expect(await stockOf(tx, a)).toEqual([6, 4]);
    expect(await stockOf(tx, b)).toEqual([10, 0]);
    const [lost] = await newsOf(tx, 'stock.reservations_lost');
    expect(lost).toMatchObject({ references: expect.arrayContaining([asks[1]?.reference, asks[2]?.reference]) as unknown });
    await whole(tx);
  }),
);

test(
  'what can be promised anew is told once a warehouse: goods that came, were found or were given back',
  testTx(async (tx, merchant) => {
    const house = await aHouse(tx, merchant);
    const { by, now } = asked(merchant.clock);
    const [a, b] = [await house.addSku('A'), await house.addSku('B')];
    await house.post(
      'inbound',
      [a, b].map((skuId) => ({ skuId, quantity: 5 })),
    );
    await house.post('count', [
      { skuId: a, counted: 7 },
      { skuId: b, counted: 4 },
    ]);
    const ask = house.ask([[a, 1]]);
    await reserveStock(tx, { by, now, asks: [ask] });
    await releaseStock(tx, { by, now, references: [ask.reference] });
    const { warehouseId } = house;
    expect(await newsOf(tx, 'stock.arrived')).toEqual([
      { warehouseId, skuIds: [a, b].toSorted(), cause: 'posted' },
      { warehouseId, skuIds: [a], cause: 'posted' },
      { warehouseId, skuIds: [a], cause: 'released' },
    ]);
  }),
);

test(
  'a transfer moves between two warehouses, leaves what is reserved, and can be undone as long as it lies there',
  testTx(async (tx, merchant) => {
    const house = await aHouse(tx, merchant);
    const { by, now } = asked(merchant.clock);
    const [a, toWarehouseId, documentId] = [await house.addSku('A'), await house.addWarehouse('WH'), aDocumentId()];
    await house.post('inbound', [{ skuId: a, quantity: 10 }]);
    await reserveStock(tx, { by, now, asks: [house.ask([[a, 6]])] });
    await expect(house.post('transfer', [{ skuId: a, quantity: 5 }], { toWarehouseId })).rejects.toEqual(refused('stock.not_enough'));
    await house.post('transfer', [{ skuId: a, quantity: 4 }], { toWarehouseId, documentId });
    const there = (warehouseId: WarehouseId) => levelIn(tx, a, warehouseId);
    expect([await there(house.warehouseId), await there(toWarehouseId)]).toEqual([6, 4]);
    const away = { kind: 'fulfillment_order', id: aReference().id } as const;
    await reserveStock(tx, { by, now, asks: [{ reference: away, lines: [{ skuId: a, warehouseId: toWarehouseId, quantity: 1 }] }] });
    const undo = { by, now, documentId, reversalId: aDocumentId(), note: '' };
    await expect(reverseStockDocument(tx, undo)).rejects.toEqual(refused('stock.not_enough'));
    await releaseStock(tx, { by, now, references: [away] });
    await reverseStockDocument(tx, undo);
    expect([await there(house.warehouseId), await there(toWarehouseId)]).toEqual([10, 0]);
    await whole(tx);
  }),
);

const levelIn = async (tx: Tx, skuId: SkuId, warehouseId: WarehouseId) =>
  (
    await tx
      .selectFrom('stock_levels')
      .select('on_hand')
      .where('sku_id', '=', skuId)
      .where('warehouse_id', '=', warehouseId)
      .executeTakeFirst()
  )?.on_hand;

test(
  'what cannot be is refused with the SKU or warehouse that is to blame',
  testTx(async (tx, merchant) => {
    const house = await aHouse(tx, merchant);
    const ask = asked(merchant.clock);
    const a = await house.addSku('A');
    const bundle = await house.addSku('BOX', { components: [{ skuId: a, quantity: 2 }] });
    const one = { quantity: 1 };
    await expect(house.post('inbound', [{ skuId: bundle, ...one }])).rejects.toEqual(refused('stock.bundle_has_none'));
    await expect(house.post('inbound', [{ skuId: aDocumentId() as never, ...one }])).rejects.toEqual(refused('sku.not_found'));
    await expect(
      house.post('inbound', [
        { skuId: a, ...one },
        { skuId: a, ...one },
      ]),
    ).rejects.toEqual(refused('stock.sku_twice'));
    await expect(house.post('adjust', [{ skuId: a, quantity: -1 }])).rejects.toEqual(refused('stock.not_enough'));
    await expect(house.post('inbound', [{ skuId: a, ...one }], { by: { ...ask.by, warehouses: ['别处'] } })).rejects.toEqual(
      refused('warehouse.not_found'),
    );
    const wh = await house.addWarehouse('WH');
    await house.post('inbound', [{ skuId: a, ...one }], { warehouseId: wh });
    await expect(closeWarehouse(tx, { ...ask, warehouseId: wh })).rejects.toEqual(refused('warehouse.has_stock'));
    await expect(closeWarehouse(tx, { ...ask, warehouseId: house.warehouseId })).rejects.toEqual(refused('warehouse.is_default'));
    await house.post('count', [{ skuId: a, counted: 0 }], { warehouseId: wh });
    await closeWarehouse(tx, { ...ask, warehouseId: wh });
    await expect(house.post('inbound', [{ skuId: a, ...one }], { warehouseId: wh })).rejects.toEqual(refused('warehouse.closed'));
  }),
);

test(
  'the list shows the warehouses of the caller only, is found by words, codes and bins, and pages without loss',
  testTx(async (tx, merchant) => {
    const house = await aHouse(tx, merchant);
    const wh = await house.addWarehouse('WH');
    const skus = await Promise.all(['A', 'B', 'C'].map((code) => house.addSku(code)));
    for (const warehouseId of [house.warehouseId, wh])
      await house.post(
        'inbound',
        skus.map((skuId, index) => ({ skuId, quantity: 10 + index, bin: `Z-${index}`, safety: index === 1 ? 20 : 0 })),
        { warehouseId },
      );
    const ask = { ...asked(merchant.clock), limit: 50 };
    const shown = async (change: object) =>
      (await listStock(tx, { ...ask, ...change })).items.map(({ code, warehouseName }) => `${code} ${warehouseName}`);
    const all = await shown({});
    expect(all).toHaveLength(6);
    const paged: string[] = [];
    for (let after: string | undefined, more = true; more;) {
      const page = await listStock(tx, { ...ask, limit: 4, ...(after ? { after } : {}) });
      paged.push(...page.items.map(({ code, warehouseName }) => `${code} ${warehouseName}`));
      after = page.next ?? undefined;
      more = page.next !== null;
    }
    expect(paged).toEqual(all);
    expect(await shown({ by: { ...ask.by, warehouses: ['wh'] } })).toEqual(['A WH 仓', 'B WH 仓', 'C WH 仓']);
    expect(await shown({ search: '货 b', warehouseId: wh })).toEqual(['B WH 仓']);
    expect(await shown({ search: 'z-2', warehouseId: wh })).toEqual(['C WH 仓']);
    expect(await shown({ need: 'low', warehouseId: wh })).toEqual(['B WH 仓']);
    expect(await sumStock(tx, { ...ask, warehouseId: wh })).toEqual({ skuCount: 3, onHand: 33, reserved: 0, lowCount: 1, outCount: 0 });
  }),
);

test(
  'the verification finds a counter, a promise and a ledger that were changed behind its back',
  testTx(async (tx, merchant) => {
    const house = await aHouse(tx, merchant);
    const { by, now } = asked(merchant.clock);
    const skus = await Promise.all(['A', 'B', 'C'].map((code) => house.addSku(code)));
    await house.post(
      'inbound',
      skus.map((skuId) => ({ skuId, quantity: 10 })),
    );
    await reserveStock(tx, { by, now, asks: [house.ask(skus.map((skuId) => [skuId, 2]))] });
    const [a, b] = skus;
    await tx.updateTable('stock_levels').set({ on_hand: 9 }).where('sku_id', '=', a!).execute();
    await tx.updateTable('stock_reservations').set({ quantity: 1 }).where('sku_id', '=', b!).execute();
    expect(await verifyStock(tx)).toMatchObject({
      levelCount: 3,
      moveCount: 3,
      openCount: 3,
      breakCount: 2,
      breaks: [
        { code: 'A', onHand: 9, moved: 10 },
        { code: 'B', reserved: 2, held: 1 },
      ],
    });
  }),
);
