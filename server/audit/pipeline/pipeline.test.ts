import type { AuditRule } from '@zhidan/core/audit/audit-rule.ts';
import type { ChannelOrder } from '@zhidan/core/channels/channel-order.ts';
import { systemCaller } from '@zhidan/core/kernel/caller.ts';
import { plusMs } from '@zhidan/core/kernel/instant.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { changeReserving } from '../../fulfillment/reserving/change-reserving.ts';
import { listAuditQueue } from '../queue/queue-query.ts';
import { anAuditHouse } from '../../testing/test-audit-house.ts';
import { aChannelOrder, plainReceiver } from '../../testing/test-channel-order.ts';
import { aMerchant } from '../../testing/test-merchant.ts';

const later = (seconds: number) => ({ modifiedAt: plusMs(aChannelOrder().modifiedAt, seconds * 1_000) });

test('a paid order finds warehouse, carrier and goods by itself, passes when its time has come, and is judged once', async () => {
  const merchant = await aMerchant();
  const house = await anAuditHouse(merchant, { on: ['auto-pass'] });
  const paidAt = plusMs(merchant.clock(), -60_000);
  await house.receive(house.order('1', { paidAt }));
  await house.settle();
  expect(await house.ofOrder('1')).toMatchObject({ stage: 'audit', carrier: 'ZTO', warehouseId: house.warehouseId, stock: 'reserved' });
  expect(await house.verdict('1')).toMatchObject({ verdict: 'wait', dueAt: plusMs(paidAt, 600_001), rules: [] });
  const queue = { ...house.ask(), limit: 5, stage: 'audit' } as const; // nobody has to look at it
  expect((await listAuditQueue(merchant.db, { ...queue, state: 'all' }, merchant.vault)).items).toEqual([]);
  const timed = await listAuditQueue(merchant.db, { ...queue, state: 'timed' }, merchant.vault);
  expect(timed.items).toMatchObject([{ channelOrderNos: ['1'], verdict: 'wait', dueAt: plusMs(paidAt, 600_001) }]);
  expect(await house.tick()).toBe(0);
  merchant.clock.advance(541_000);
  expect(await house.tick()).toBe(1);
  expect(await house.ofOrder('1')).toMatchObject({ stage: 'to_print', parcels: [{ state: 'wanted', carrier: 'ZTO' }] });
  expect(await house.verdict('1')).toMatchObject({ verdict: 'pass', rules: ['auto-pass'] });
  expect(await house.tick()).toBe(0);
  const decisions = await merchant.db.selectFrom('audit_decisions').select(['verdict']).orderBy('judged_at').execute();
  expect(decisions.map(({ verdict }) => verdict)).toEqual(['wait', 'pass']);
});

test('an order to a risky address is stopped for the supervisor, who is told once; the address is nowhere in what is kept', async () => {
  const merchant = await aMerchant();
  const house = await anAuditHouse(merchant, { on: ['auto-pass'] });
  await house.receive(house.order('1', { receiver: { ...plainReceiver, detail: '临 时 驻 地 3 号' } }));
  await house.settle();
  merchant.clock.advance(3_600_000);
  await house.tick();
  expect(await house.ofOrder('1')).toMatchObject({ stage: 'audit' });
  expect(await house.exceptions('1')).toEqual(['audit_blocked']);
  expect(await house.verdict('1')).toMatchObject({ verdict: 'block', rules: ['risky-address', 'auto-pass'] });
  expect(await house.told('audit.notice_asked')).toHaveLength(1);
  const kept = JSON.stringify(await merchant.db.selectFrom('audit_decisions').select(['facts', 'matches']).execute());
  expect(kept).toContain('"matches":["临时驻地"]');
  expect(kept).not.toMatch(/新碶街道|欧阳测试|13912345678/);
});

test('a supervisor forces it for a reason: it goes on, stays free as long as nothing changes, and a new risky address stops it again', async () => {
  const merchant = await aMerchant();
  const house = await anAuditHouse(merchant, { on: ['auto-pass'] });
  const risky = (detail: string) => ({ receiver: { ...plainReceiver, detail } });
  await house.receive(house.order('1', risky('临时驻地 3 号')));
  await house.settle();
  merchant.clock.advance(3_600_000);
  await house.force('1', ['audit_blocked']);
  await house.settle();
  expect(await house.ofOrder('1')).toMatchObject({ stage: 'to_print' });
  await house.receive(house.order('1', { ...risky('临时驻地 9 号'), ...later(1) }));
  await house.settle();
  expect(await house.exceptions('1')).toEqual(['audit_blocked']);
  expect(await house.ofOrder('1')).toMatchObject({ stage: 'audit' });
});

test('goods that are short keep an order aside; when they arrive the earliest deadline goes first', async () => {
  const merchant = await aMerchant();
  const house = await anAuditHouse(merchant, { pieces: 1, on: ['auto-pass'] });
  const dueIn = (hours: number) => ({
    shipBy: plusMs(merchant.clock(), hours * 3_600_000),
    receiver: { ...plainReceiver, mergeKey: `${hours}` }, // three receivers: nothing to merge
  });
  await house.receive(house.order('late', dueIn(40)), house.order('soon', dueIn(20)), house.order('soonest', dueIn(10)));
  merchant.clock.advance(900_000);
  await house.settle();
  expect(await house.ofOrder('soonest')).toMatchObject({ stage: 'to_print', stock: 'reserved' });
  for (const no of ['soon', 'late']) {
    expect(await house.ofOrder(no)).toMatchObject({ stage: 'pending', stock: 'short' });
    expect(await house.exceptions(no)).toEqual(['out_of_stock']);
  }
  await house.post('inbound', [
    { skuId: house.skuId, quantity: 1 },
    { skuId: house.otherSkuId, quantity: 1 },
  ]);
  await house.settle();
  expect(await house.ofOrder('soon')).toMatchObject({ stage: 'to_print', stock: 'reserved' });
  expect(await house.exceptions('soon')).toEqual([]);
  expect(await house.ofOrder('late')).toMatchObject({ stage: 'pending', stock: 'short' });
});

test('a red flag holds an order until the flag is gone', async () => {
  const merchant = await aMerchant();
  const house = await anAuditHouse(merchant, { on: ['auto-pass', 'red-flag'] });
  merchant.clock.advance(3_600_000);
  await house.receive(house.order('1', { seller: { memo: '', flag: '1' } }));
  await house.settle();
  expect(await house.verdict('1')).toMatchObject({ verdict: 'hold' });
  expect(await house.holds('1')).toEqual(['rule:red-flag']);
  await house.receive(house.order('1', { seller: { memo: '', flag: '0' }, ...later(1) }));
  await house.settle();
  expect(await house.holds('1')).toEqual([]);
  expect(await house.ofOrder('1')).toMatchObject({ stage: 'to_print' });
});

test('a memo names the carrier and tags the order; the tag goes when the memo does', async () => {
  const merchant = await aMerchant();
  const house = await anAuditHouse(merchant, { on: ['memo-carrier'] });
  await house.addCarrier('SF');
  await house.receive(house.order('1', { seller: { memo: '发顺丰', flag: '' } }));
  await house.settle();
  expect(await house.ofOrder('1')).toMatchObject({ carrier: 'SF' });
  expect(await house.tags('1')).toEqual(['指定快递']);
  await house.receive(house.order('1', { seller: { memo: '', flag: '' }, ...later(1) }));
  await house.settle();
  expect(await house.tags('1')).toEqual([]);
});

test('a rule that is switched on judges what waits already', async () => {
  const merchant = await aMerchant();
  const house = await anAuditHouse(merchant);
  await house.receive(house.order('1'));
  await house.settle();
  merchant.clock.advance(3_600_000);
  expect(await house.ofOrder('1')).toMatchObject({ stage: 'audit' });
  await house.turn('auto-pass', true);
  expect(await house.tick()).toBe(1);
  expect(await house.ofOrder('1')).toMatchObject({ stage: 'to_print' });
});

test('what a rule notes and flags stands with the order once, and is asked of its platform', async () => {
  const merchant = await aMerchant();
  const house = await anAuditHouse(merchant);
  const when = { f: 'order.paid', op: 'gte', v: 1 } as const;
  const actions = [
    { do: 'note', note: '高价值先核实' },
    { do: 'set_flag', color: 'red' },
  ] as const;
  const rule = { kind: 'audit-rule', key: 'dear', name: '高价值', phase: 'tag', rank: 10, isOn: true, when, actions, examples: [] };
  await house.addRules([rule as unknown as AuditRule]);
  await house.receive(house.order('1'));
  await house.settle();
  await house.receive(house.order('1', { ...later(1), buyer: { ...aChannelOrder().buyer, message: '请尽快' } })); // judged again
  await house.settle();
  const marks = await merchant.db.selectFrom('order_marks').select(['rule_key', 'kind', 'value']).orderBy('kind').execute();
  expect(marks).toEqual([
    { rule_key: 'dear', kind: 'flag', value: 'red' },
    { rule_key: 'dear', kind: 'note', value: '高价值先核实' },
  ]);
  expect(await house.told('order.marked')).toHaveLength(1);
  expect(await merchant.db.selectFrom('order_memos').select('state').execute()).toEqual([{ state: 'wanted' }]);
});

test('where a shop reserves at the order, one that is not paid holds its goods and waits; paid it goes on, closed it gives them back', async () => {
  const merchant = await aMerchant();
  const house = await anAuditHouse(merchant, { pieces: 2, on: ['auto-pass'] });
  const by = systemCaller('test');
  const { id: shopId } = await merchant.db.selectFrom('shops').select('id').executeTakeFirstOrThrow();
  await house.within((tx) => changeReserving(tx, { by, now: merchant.clock(), shopId: shopId as never, reserveAt: 'order' }));
  const { states } = aChannelOrder();
  const unpaid = (no: string, change: Partial<ChannelOrder> = {}) =>
    house.order(no, { states: { ...states, payment: 'unpaid' }, paidAt: null, receiver: { ...plainReceiver, mergeKey: no }, ...change });
  const reserved = async (): Promise<number> => {
    const { rows } = await sql<{
      sum: number;
    }>`select sum(reserved)::integer as sum from stock_levels where sku_id = ${house.skuId}`.execute(merchant.db);
    return rows[0]?.sum ?? 0;
  };
  await house.receive(unpaid('paid'), unpaid('closed'));
  await house.settle();
  await house.receive(unpaid('short'));
  await house.settle();
  expect(await reserved()).toBe(2);
  expect(await house.ofOrder('paid')).toMatchObject({ stage: 'pending', stock: 'reserved' });
  expect(await house.ofOrder('short')).toMatchObject({ stage: 'pending', stock: 'short' });
  await house.receive(house.order('paid', { receiver: { ...plainReceiver, mergeKey: 'paid' }, ...later(1) }));
  merchant.clock.advance(900_000);
  await house.settle();
  await house.tick();
  expect(await house.ofOrder('paid')).toMatchObject({ stage: 'to_print', stock: 'reserved' });
  await house.receive(unpaid('closed', { states: { ...states, payment: 'unpaid', closing: 'canceled' }, ...later(1) }));
  await house.settle();
  await house.tick();
  expect(await house.ofOrder('closed')).toMatchObject({ stage: 'canceled' });
  expect(await house.ofOrder('short')).toMatchObject({ stage: 'pending', stock: 'reserved' }); // what was given back goes to who waits
  expect(await reserved()).toBe(2);
});
