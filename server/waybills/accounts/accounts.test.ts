import { readWaybillAccount, type WaybillAccountId } from '@zhidan/core/waybills/account-api.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tx } from '../../platform/db/database.ts';
import { inTransaction } from '../../platform/db/in-transaction.ts';
import { runEmulators, type RunningEmulators } from '../../testing/run-emulators.ts';
import { merchantForFile } from '../../testing/test-merchant.ts';
import { asked } from '../../testing/test-news.ts';
import { aWaybillGround, testSender, type WaybillGround } from '../../testing/waybill-ground.ts';
import { addAccount } from './add-account.ts';
import { waybillAccount } from './account-store.ts';
import { changeAccount } from './change-account.ts';
import { listAccounts, listSources } from './list-accounts.ts';
import { readAccount } from './read-account.ts';

const merchant = merchantForFile();
let emulators: RunningEmulators;
let house: WaybillGround;

beforeAll(async () => {
  emulators = await runEmulators();
  house = await aWaybillGround(merchant(), emulators, { seed: 'accounts', codes: ['taobao'], ordersEach: 1, balance: 20 });
});
afterAll(() => emulators.stop());

const within = <Value>(work: (tx: Tx) => Promise<Value>): Promise<Value> => inTransaction(merchant().db, work);
const read = (accountId: WaybillAccountId) => readAccount(merchant(), { accountId, by: asked(merchant().clock).by });
const eventsOf = async (id: string, event: string) =>
  (await merchant().db.selectFrom('journal').select('id').where('subject_id', '=', id).where('event', '=', event).execute()).length;

test('an account tells its balances and senders; that too few numbers are left is told once, until there are enough again', async () => {
  const id = await house.account('cainiao', house.shops[0]!.shopId);
  const answer = readWaybillAccount.output.parse(await read(id));
  expect(answer).toMatchObject({ fault: null, subscriptions: [{ carrier: 'ZTO', balance: 20, senders: [testSender] }] });
  const setBalance = (balance: number) => emulators.control('POST', 'balance', { shop: 1, carrier: 'ZTO', balance });
  for (const balance of [4, 3]) {
    await setBalance(balance);
    await read(id);
  }
  expect(await eventsOf(id, 'waybill_account.balance_low')).toBe(1);
  expect((await waybillAccount(merchant().db, merchant().vault, id))!.lowCarriers).toEqual(['ZTO']);
  await setBalance(50);
  await read(id);
  await setBalance(1);
  await read(id);
  expect(await eventsOf(id, 'waybill_account.balance_low')).toBe(2);
});

test('what a service said stays while it is away, with why it did not answer', async () => {
  const id = await house.account('kdniao');
  await read(id);
  const ask = { ...asked(merchant().clock), accountId: id };
  await within((tx) => changeAccount(tx, { ...ask, fields: { contracts: 'ZTO 密码' } }, merchant().vault));
  expect(await read(id)).toMatchObject({
    fault: { kind: 'invalid_request', code: 'contract_unreadable' },
    subscriptions: [{ carrier: 'ZTO' }],
  });
  expect((await waybillAccount(merchant().db, merchant().vault, id))!).toMatchObject({
    fault: { code: 'contract_unreadable' },
    subscriptions: [{ carrier: 'ZTO' }],
  });
});

test('secrets go in and do not come out, neither in lists nor in the journal', async () => {
  const id = await house.account('kuaidi100');
  const { items } = await listAccounts(merchant().db, merchant().vault);
  const journal = await merchant().db.selectFrom('journal').selectAll().where('subject_id', '=', id).execute();
  for (const text of [JSON.stringify(items), JSON.stringify(journal)]) {
    expect(text).not.toContain('k100-secret-0001');
    expect(text).not.toContain('zto-password');
  }
  const [secret] = items.find((one) => one.id === id)!.fields.filter(({ key }) => key === 'secret');
  expect(secret).toEqual({ key: 'secret', isSet: true, value: null, hint: '0001' });
});

test.each([
  ['a platform’s account without a shop', { source: 'cainiao' as const }, 'waybill_account.shop_wanted'],
  ['an aggregator’s account without its secret', { source: 'kdniao' as const, name: '缺' }, 'shop.app_field_missing'],
  ['a name that is there', { source: 'hand' as const, name: 'cainiao twin' }, 'waybill_account.name_taken'],
])('%s is refused', async (_what, change, code) => {
  const form = { name: 'new', shopId: null, fields: {}, addresses: {}, lowBalance: 5, ...change };
  const add = (content: typeof form) => within((tx) => addAccount(tx, { ...asked(merchant().clock), ...content }, merchant().vault));
  if (code === 'waybill_account.name_taken') await add({ ...form, source: 'hand' });
  await expect(add(form)).rejects.toMatchObject({ refusal: { code } });
});

test('a carrier that a source does not know, or one twice from a warehouse, is refused by name', async () => {
  const id = await house.account('douyin', null).catch(() => null);
  expect(id).toBeNull(); // Douyin is asked by its own shops alone
  const { id: accountId } = await within((tx) =>
    addAccount(
      tx,
      { ...asked(merchant().clock), name: '手工', source: 'hand', shopId: null, fields: {}, addresses: {}, lowBalance: 0 },
      merchant().vault,
    ),
  );
  const line = {
    carrier: 'ZTO',
    warehouseId: house.warehouseId,
    sender: null,
    accountNo: '',
    branchCode: '',
    templateUrl: '',
    numberFen: 0,
  } as const;
  const ask = { ...asked(merchant().clock), accountId };
  await expect(within((tx) => changeAccount(tx, { ...ask, lines: [line, line] }, merchant().vault))).rejects.toMatchObject({
    refusal: { code: 'waybill_account.line_twice' },
  });
  await within((tx) => changeAccount(tx, { ...ask, lines: [line] }, merchant().vault));
  await expect(read(accountId)).rejects.toMatchObject({ refusal: { code: 'waybill_account.by_hand' } });
});

test('every source that there is can be chosen, and says which carriers it knows', () => {
  const { items } = listSources({ version: '', isDemo: true } as never);
  expect(items.map(({ source }) => source)).toEqual(['cainiao', 'douyin', 'pinduoduo', 'jd', 'kuaidi100', 'kdniao', 'hand']);
  for (const { carriers, words } of items) expect([carriers.length > 0, words.en.length > 0]).toEqual([true, true]);
});
