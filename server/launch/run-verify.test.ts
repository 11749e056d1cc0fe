import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { expect, test, vi } from 'vitest';
import { addShop } from '../channels/index.ts';
import { inTransaction } from '../platform/db/in-transaction.ts';
import { testMerchantName, testSecretKey } from '../testing/test-database.ts';
import { aMerchant, type TestMerchant } from '../testing/test-merchant.ts';
import { asked } from '../testing/test-news.ts';
import { aStockHouse } from '../testing/test-stock-house.ts';
import { runVerify } from './run-verify.ts';

/** What the command prints and how it ends. */
async function verified({ databaseUrl }: TestMerchant): Promise<Readonly<{ code: number; printed: string }>> {
  const printed: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  const settings = {
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    trustedProxies: [],
    webFolder: null,
    emulatorUrl: null,
    uploadLimitMb: 1,
    checksAnswers: false,
  };
  const program = {
    isDemo: false,
    hasDemoStaff: false,
    isEmbeddedDatabase: true,
    merchantName: testMerchantName,
    secretKey: testSecretKey,
    logLevel: 'silent',
  };
  const code = await runVerify({ ...settings, ...program, databaseUrl }).finally(() => spy.mockRestore());
  return { code, printed: printed.join('') };
}

test('the verification counts our side of the ledger anew: an hour without its orders is told, and ends it with 3', async () => {
  const merchant = await aMerchant();
  expect(await verified(merchant)).toMatchObject({ code: 0 });
  const shop = { ...asked(merchant.clock), channel: 'youzan' as const, name: '暖贝芽', app: { fields: {}, addresses: {} } };
  const { shopId } = await inTransaction(merchant.db, (tx) => addShop(tx, shop, merchant.vault));
  const checkedAt = merchant.clock();
  await merchant.db
    .insertInto('completeness_hours')
    .values({
      shop_id: shopId,
      hour: plusMs(checkedAt, -7_200_000),
      state: 'green',
      platform_count: 2,
      our_count: 2,
      our_void_count: 0,
      our_paid_fen: 0,
      first_checked_at: checkedAt,
      checked_at: checkedAt,
      check_count: 1,
      fill_count: 0,
    })
    .execute();
  const { code, printed } = await verified(merchant);
  expect(code).toBe(3);
  expect(printed).toContain(
    '与平台不一致 0 个，入库后被改动 1 个 / completeness: 1 hours of 1 shops held against their platforms, 0 incomplete, 1 changed since',
  );
  expect(printed).toContain('  differs  暖贝芽  2026-11-22T02:00:00.000Z  平台 / platform 2  我方 / ours 0');
});

test('a stock counter that was changed behind the back of its ledger is told, and ends the verification with 3', async () => {
  const merchant = await aMerchant();
  const house = await aStockHouse(merchant, (work) => inTransaction(merchant.db, work));
  const skuId = await house.addSku('A');
  await house.post('inbound', [{ skuId, quantity: 10 }]);
  expect(await verified(merchant)).toMatchObject({ code: 0 });
  await merchant.db.updateTable('stock_levels').set({ on_hand: 11 }).where('sku_id', '=', skuId).execute();
  const { code, printed } = await verified(merchant);
  expect(code).toBe(3);
  expect(printed).toContain('不一致 1 个 / stock: 1 counters held against 1 moves and 0 reservations, 1 differ');
  expect(printed).toContain('  differs  A  NB 仓  实物 / on hand 11, 流水 / ledger 10 (10)');
});
